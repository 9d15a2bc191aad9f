import {LitElement, html} from 'lit';
import '@vaadin/button';
import '@vaadin/combo-box';
import '@vaadin/dialog';
import '@vaadin/select';
import '@vaadin/text-field';
import {dialogFooterRenderer, dialogRenderer} from '@vaadin/dialog/lit.js';

import {people, priorities} from '../common/tasks.mjs';

class TaskEditor extends LitElement {
  static properties = {task: {}, save: {}, opened: {state: true}};

  constructor() {
    super();
    this.opened = true;
    this.changes = {};
  }

  async submit() {
    await this.save(this.changes);
    this.opened = false;
  }

  pressed(event) {
    if (event.key === 'Enter')
      this.submit();
  }

  change(what, event) {
    this.changes[what] = event.detail.value;
  }

  renderForm() {
    const {title, assignee, priority} = this.task;
    return html`
      <vaadin-text-field autofocus label="Title" .value=${title} @value-changed=${event => this.change('title', event)}
        @keydown=${this.pressed}></vaadin-text-field>
      <vaadin-combo-box label="Assignee" .items=${people} .value=${assignee}
        @value-changed=${event => this.change('assignee', event)}></vaadin-combo-box>
      <vaadin-select label="Priority" .items=${priorities.map(name => ({label: name, value: name}))} .value=${priority}
        @value-changed=${event => this.change('priority', event)}></vaadin-select>`;
  }

  renderButtons() {
    return html`<vaadin-button @click=${() => this.opened = false}>Cancel</vaadin-button>
      <vaadin-button @click=${this.submit}>Save</vaadin-button>`;
  }

  render() {
    return html`<vaadin-dialog header-title="Edit task" .opened=${this.opened}
      @opened-changed=${event => this.opened = event.detail.value}
      @closed=${() => this.dispatchEvent(new CustomEvent('close'))}
      ${dialogRenderer(this.renderForm, this.task)} ${dialogFooterRenderer(this.renderButtons, [])}></vaadin-dialog>`;
  }
}

customElements.define('task-editor', TaskEditor);
