import {Component, EventEmitter, Output, inject} from '@angular/core';
import {FormControl, FormGroup, ReactiveFormsModule, Validators} from '@angular/forms';
import {MatButtonModule} from '@angular/material/button';
import {MatCheckboxModule} from '@angular/material/checkbox';
import {MatFormFieldModule} from '@angular/material/form-field';
import {MatInputModule} from '@angular/material/input';

import {unknownUser} from '../common/tasks.mjs';
import {Server, User} from './server';

@Component({
  selector: 'log-in',
  imports: [ReactiveFormsModule, MatButtonModule, MatCheckboxModule, MatFormFieldModule, MatInputModule],
  template: `
    <h1>Log in</h1>
    <form [formGroup]="form" (ngSubmit)="submit()">
      <mat-form-field><mat-label>User name</mat-label><input matInput formControlName="name"></mat-form-field>
      <mat-form-field>
        <mat-label>Password</mat-label><input matInput type="password" formControlName="secret">
      </mat-form-field>
      <mat-checkbox formControlName="stay">Stay logged in</mat-checkbox>
      @if (failed) {<p role="alert">${unknownUser}</p>}
      <button mat-flat-button [disabled]="form.invalid">Log in</button>
    </form>
  `,
})
export class LogIn {
  private readonly server = inject(Server);
  @Output() readonly entered = new EventEmitter<User>();
  readonly form = new FormGroup({
    name: new FormControl('', {nonNullable: true, validators: Validators.required}),
    secret: new FormControl('', {nonNullable: true, validators: Validators.required}),
    stay: new FormControl(false, {nonNullable: true}),
  });
  failed = false;

  submit() {
    this.failed = false;
    const {name, secret, stay} = this.form.getRawValue();
    this.server.logIn(name, secret, stay)
      .subscribe({next: user => this.entered.emit(user), error: () => this.failed = true});
  }
}
