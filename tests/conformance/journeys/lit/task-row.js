import {LitElement, css, html} from 'lit';
import {live} from 'lit/directives/live.js';
import '@vaadin/button';
import '@vaadin/checkbox';

class TaskRow extends LitElement {
  static properties = {task: {}};
  static styles = css`
    :host { align-items: center; display: flex; gap: 8px; height: 36px; }
    .title { flex: 1; }
    .handle { cursor: grab; touch-action: none; }
    .label { background: gold; }
  `;

  constructor() {
    super();
    this.addEventListener('dragover', event => event.preventDefault());
    this.addEventListener('drop', event => {
      event.preventDefault();
      this.tell('change', {labels: [...this.task.labels, event.dataTransfer.getData('text/plain')]});
    });
  }

  tell(what, detail) {
    this.dispatchEvent(new CustomEvent(what, {detail}));
  }

  grab(event) {
    event.target.setPointerCapture(event.pointerId);
    this.from = event.clientY;
  }

  drag(event) {
    if (this.from !== undefined)
      this.style.transform = `translateY(${event.clientY - this.from}px)`;
  }

  drop(event) {
    this.from = undefined;
    this.style.transform = '';
    this.tell('place', event.clientY);
  }

  toggle(event) {
    if (event.detail.value !== this.task.done)
      this.tell('change', {done: event.detail.value});
  }

  render() {
    const {title, done, assignee, priority, labels} = this.task;
    return html`
      <button class="handle" aria-label="Move ${title}" @pointerdown=${this.grab} @pointermove=${this.drag}
        @pointerup=${this.drop}>↕</button>
      <vaadin-checkbox class="title" label=${title} .checked=${live(done)} @checked-changed=${this.toggle}></vaadin-checkbox>
      <span>${assignee}, ${priority}</span>
      ${labels.map(label => html`<span class="label">${label}</span>`)}
      <vaadin-button aria-label="Edit ${title}" @click=${() => this.tell('edit')}>✎</vaadin-button>
      <vaadin-button aria-label="Delete ${title}" @click=${() => this.tell('remove')}>✕</vaadin-button>`;
  }
}

customElements.define('task-row', TaskRow);
