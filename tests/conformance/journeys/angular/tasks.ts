import {CdkDragDrop, DragDropModule} from '@angular/cdk/drag-drop';
import {Component, EventEmitter, Input, Output, inject} from '@angular/core';
import {FormsModule} from '@angular/forms';
import {MatButtonModule} from '@angular/material/button';
import {MatCheckboxModule} from '@angular/material/checkbox';
import {MatDialog} from '@angular/material/dialog';
import {MatFormFieldModule} from '@angular/material/form-field';
import {MatInputModule} from '@angular/material/input';
import {MatProgressBarModule} from '@angular/material/progress-bar';
import {MatSnackBar} from '@angular/material/snack-bar';
import {DomSanitizer} from '@angular/platform-browser';

import {changed, helpUrl, labels, moved, shown, states} from '../common/tasks.mjs';
import {Attachments} from './attachments';
import {Editor} from './editor';
import {History} from './history';
import {Server, Task, User} from './server';

@Component({
  selector: 'task-page',
  imports: [
    Attachments, DragDropModule, FormsModule, History, MatButtonModule, MatCheckboxModule, MatFormFieldModule,
    MatInputModule, MatProgressBarModule,
  ],
  template: `
    <h1>Tasks</h1>
    <p>
      Hello {{user.name}} <button mat-button (click)="left.emit()">Log out</button>
      <mat-form-field><mat-label>Filter</mat-label><input matInput type="search" [(ngModel)]="words"></mat-form-field>
      <label>State <select [(ngModel)]="state">
        @for (name of states; track name) {<option>{{name}}</option>}
      </select></label>
      @for (label of labels; track label) {
        <span class="label" draggable="true" (dragstart)="$event.dataTransfer.setData('text/plain', label)">{{label}}</span>
      }
    </p>
    @if (!tasks) {<mat-progress-bar mode="indeterminate" aria-label="Loading"/>}
    <ul aria-label="Tasks" cdkDropList (cdkDropListDropped)="drop($event)">
      @for (task of visible; track task.id) {
        <li class="task" cdkDrag (dragover)="$event.preventDefault()" (drop)="label(task, $event)">
          <button class="handle" cdkDragHandle [attr.aria-label]="'Move ' + task.title">↕</button>
          <mat-checkbox class="title" [checked]="task.done" (change)="change(task.id, {done: $event.checked})">
            {{task.title}}
          </mat-checkbox>
          <span>{{task.assignee}}, {{task.priority}}</span>
          @for (label of task.labels; track label) {<span class="label">{{label}}</span>}
          <button mat-icon-button [attr.aria-label]="'Edit ' + task.title" (click)="edit(task)">✎</button>
          <button mat-icon-button [attr.aria-label]="'Delete ' + task.title" (click)="remove(task)">✕</button>
        </li>
      }
    </ul>
    @if (tasks) {<p role="status">{{visible.length}} of {{tasks.length}} tasks</p>}
    <file-list/>
    <long-list/>
    <iframe title="Help" [src]="helpUrl"></iframe>
  `,
})
export class Tasks {
  private readonly server = inject(Server);
  private readonly dialog = inject(MatDialog);
  private readonly snackBar = inject(MatSnackBar);
  @Input() user!: User;
  @Output() readonly left = new EventEmitter<void>();
  readonly helpUrl = inject(DomSanitizer).bypassSecurityTrustResourceUrl(helpUrl);
  readonly labels = labels;
  readonly states = states;
  tasks?: Task[];
  words = '';
  state = 'All';

  constructor() {
    this.server.loadTasks().subscribe(tasks => this.tasks = tasks);
  }

  get visible(): Task[] {
    return shown(this.tasks ?? [], this.words, this.state);
  }

  change(id: number, changes: Partial<Task>) {
    return this.save(changed(this.tasks, id, changes));
  }

  edit(task: Task) {
    const save = (changes: Partial<Task>) => this.change(task.id, changes);
    this.dialog.open(Editor, {data: {task, save}, ariaLabelledBy: 'editor'})
      .afterClosed().subscribe(saved => saved && this.snackBar.open('Saved', undefined, {duration: 1500}));
  }

  remove({id, title}: Task) {
    if (!confirm(`Delete ${title}?`))
      return;
    const before = this.tasks!;
    this.save(before.filter(task => task.id !== id));
    this.snackBar.open(`Deleted ${title}`, 'Undo', {duration: 1500}).onAction().subscribe(() => this.save(before));
  }

  drop({previousIndex, currentIndex}: CdkDragDrop<unknown>) {
    this.save(moved(this.tasks, previousIndex, currentIndex));
  }

  label(task: Task, event: DragEvent) {
    event.preventDefault();
    this.change(task.id, {labels: [...task.labels, event.dataTransfer!.getData('text/plain')]});
  }

  private async save(next: Task[]) {
    this.tasks = next;
    await new Promise<void>(resolve => this.server.saveTasks(next).subscribe(() => resolve()));
  }
}
