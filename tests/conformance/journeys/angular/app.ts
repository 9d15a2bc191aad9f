import {Component, inject} from '@angular/core';

import {goTo} from '../common/tasks.mjs';
import {LogIn} from './log_in';
import {Server, User} from './server';
import {Tasks} from './tasks';

@Component({
  selector: 'task-app',
  imports: [LogIn, Tasks],
  template: `
    @if (user) {
      <task-page [user]="user" (left)="leave()"/>
    } @else if (user === null) {
      <log-in (entered)="enter($event)"/>
    }
  `,
})
export class App {
  private readonly server = inject(Server);
  user?: User | null;

  constructor() {
    this.server.session().subscribe(session => this.user = session);
  }

  enter(next: User | null) {
    goTo(next ? 'tasks' : '');
    this.user = next;
  }

  leave() {
    this.server.logOut().subscribe(() => this.enter(null));
  }
}
