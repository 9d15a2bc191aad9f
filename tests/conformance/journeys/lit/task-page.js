import {LitElement, css, html} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import '@vaadin/button';
import '@vaadin/notification';
import '@vaadin/text-field';
import {notificationRenderer} from '@vaadin/notification/lit.js';

import * as api from '../common/api.mjs';
import {changed, helpUrl, labels, moved, shown, states} from '../common/tasks.mjs';
import './file-list.js';
import './long-list.js';
import './task-editor.js';
import './task-row.js';

class TaskPage extends LitElement {
  static properties = {
    user: {},
    tasks: {state: true},
    words: {state: true},
    state: {state: true},
    edited: {state: true},
    notice: {state: true},
    noticed: {state: true},
  };
  static styles = css`ul { margin: 0; padding: 0; } iframe { height: 120px; width: 400px; }`;

  constructor() {
    super();
    this.words = '';
    this.state = 'All';
    this.notice = {};
    this.noticed = false;
    api.loadTasks().then(loaded => this.tasks = loaded);
  }

  save(next) {
    this.tasks = next;
    return api.saveTasks(next);
  }

  change(id, changes) {
    return this.save(changed(this.tasks, id, changes));
  }

  notify(notice) {
    this.notice = notice;
    this.noticed = true;
  }

  async edit(changes) {
    await this.change(this.edited.id, changes);
    this.notify({text: 'Saved'});
  }

  delete({id, title}) {
    if (!confirm(`Delete ${title}?`))
      return;
    this.notify({text: `Deleted ${title}`, before: this.tasks});
    this.save(this.tasks.filter(task => task.id !== id));
  }

  undo() {
    this.save(this.notice.before);
    this.noticed = false;
  }

  // The handle has the pointer; the row it is let go over takes the dragged one's place.
  place(task, y) {
    const rows = [...this.renderRoot.querySelectorAll('task-row')];
    const to = rows.findIndex(row => row.getBoundingClientRect().bottom > y);
    this.save(moved(this.tasks, this.tasks.indexOf(task), to));
  }

  renderNotice() {
    return html`${this.notice.text}
      ${this.notice.before ? html`<vaadin-button @click=${this.undo}>Undo</vaadin-button>` : ''}`;
  }

  render() {
    const visible = shown(this.tasks ?? [], this.words, this.state);
    return html`<h1>Tasks</h1>
      <p>Hello ${this.user.name}
        <vaadin-button @click=${() => this.dispatchEvent(new CustomEvent('leave'))}>Log out</vaadin-button>
        <vaadin-text-field label="Filter" @value-changed=${event => this.words = event.detail.value}></vaadin-text-field>
        <label>State <select @change=${event => this.state = event.target.value}>
          ${states.map(name => html`<option>${name}</option>`)}
        </select></label>
        ${labels.map(label => html`<span draggable="true"
          @dragstart=${event => event.dataTransfer.setData('text/plain', label)}>${label}</span>`)}
      </p>
      ${this.tasks ? '' : html`<progress aria-label="Loading"></progress>`}
      <ul aria-label="Tasks">
        ${repeat(visible, task => task.id, task => html`<task-row role="listitem" .task=${task}
          @change=${event => this.change(task.id, event.detail)} @place=${event => this.place(task, event.detail)}
          @edit=${() => this.edited = task} @remove=${() => this.delete(task)}></task-row>`)}
      </ul>
      ${this.tasks ? html`<p role="status">${visible.length} of ${this.tasks.length} tasks</p>` : ''}
      ${this.edited ? html`<task-editor .task=${this.edited} .save=${changes => this.edit(changes)}
        @close=${() => this.edited = null}></task-editor>` : ''}
      <vaadin-notification .opened=${this.noticed} duration="1500" position="bottom-start"
        @opened-changed=${event => this.noticed = event.detail.value}
        ${notificationRenderer(this.renderNotice, this.notice)}></vaadin-notification>
      <file-list></file-list>
      <long-list></long-list>
      <iframe title="Help" src=${helpUrl}></iframe>`;
  }
}

customElements.define('task-page', TaskPage);
