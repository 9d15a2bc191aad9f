import {LitElement, html} from 'lit';

import * as api from '../common/api.mjs';
import {goTo} from '../common/tasks.mjs';
import './log-in.js';
import './task-page.js';

class TaskApp extends LitElement {
  static properties = {user: {state: true}};

  constructor() {
    super();
    api.session().then(session => this.user = session);
  }

  enter(next) {
    goTo(next ? 'tasks' : '');
    this.user = next;
  }

  async leave() {
    await api.logOut();
    this.enter(null);
  }

  render() {
    if (this.user === undefined)
      return '';
    return this.user ? html`<task-page .user=${this.user} @leave=${this.leave}></task-page>` :
      html`<log-in @enter=${event => this.enter(event.detail)}></log-in>`;
  }
}

customElements.define('task-app', TaskApp);
