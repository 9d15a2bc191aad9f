import {Component, inject} from '@angular/core';
import {FormsModule} from '@angular/forms';
import {MatAutocompleteModule} from '@angular/material/autocomplete';
import {MatButtonModule} from '@angular/material/button';
import {MAT_DIALOG_DATA, MatDialogModule, MatDialogRef} from '@angular/material/dialog';
import {MatFormFieldModule} from '@angular/material/form-field';
import {MatInputModule} from '@angular/material/input';
import {MatSelectModule} from '@angular/material/select';

import {people, priorities} from '../common/tasks.mjs';
import {Task} from './server';

@Component({
  selector: 'task-editor',
  imports: [
    FormsModule, MatAutocompleteModule, MatButtonModule, MatDialogModule, MatFormFieldModule, MatInputModule,
    MatSelectModule,
  ],
  template: `
    <h2 mat-dialog-title id="editor">Edit task</h2>
    <form (ngSubmit)="submit()">
      <mat-dialog-content>
        <mat-form-field>
          <mat-label>Title</mat-label><input matInput name="title" [(ngModel)]="form.title">
        </mat-form-field>
        <mat-form-field>
          <mat-label>Assignee</mat-label>
          <input matInput name="assignee" [(ngModel)]="form.assignee" [matAutocomplete]="list">
          <mat-autocomplete #list>
            @for (person of matching; track person) {<mat-option [value]="person">{{person}}</mat-option>}
          </mat-autocomplete>
        </mat-form-field>
        <mat-form-field>
          <mat-label>Priority</mat-label>
          <mat-select name="priority" [(ngModel)]="form.priority">
            @for (name of priorities; track name) {<mat-option [value]="name">{{name}}</mat-option>}
          </mat-select>
        </mat-form-field>
      </mat-dialog-content>
      <mat-dialog-actions>
        <button mat-button type="button" mat-dialog-close>Cancel</button>
        <button mat-button>Save</button>
      </mat-dialog-actions>
    </form>
  `,
})
export class Editor {
  private readonly dialog = inject(MatDialogRef);
  private readonly data = inject<{task: Task, save: (changes: Partial<Task>) => Promise<void>}>(MAT_DIALOG_DATA);
  readonly priorities = priorities;
  form = {title: this.data.task.title, assignee: this.data.task.assignee, priority: this.data.task.priority};

  get matching(): string[] {
    return people.filter((person: string) => person.toLowerCase().includes(this.form.assignee.toLowerCase()));
  }

  async submit() {
    await this.data.save(this.form);
    this.dialog.close(true);
  }
}
