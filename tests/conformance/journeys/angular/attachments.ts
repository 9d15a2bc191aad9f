import {Component, inject} from '@angular/core';
import {MatButtonModule} from '@angular/material/button';

import {Attachment, Server} from './server';

@Component({
  selector: 'file-list',
  imports: [MatButtonModule],
  template: `
    <section aria-label="Attachments">
      <button mat-button (click)="input.click()">Attach files</button>
      <input #input type="file" multiple class="hidden" aria-label="Files" (change)="attach(input.files!)">
      <ul aria-label="Attachments">
        @for (attachment of attachments; track attachment.name) {
          <li>{{attachment.name}}, {{attachment.size}} bytes</li>
        }
      </ul>
    </section>
  `,
})
export class Attachments {
  private readonly server = inject(Server);
  attachments: Attachment[] = [];

  constructor() {
    this.server.loadAttachments().subscribe(attachments => this.attachments = attachments);
  }

  attach(files: FileList) {
    this.server.attach(files).subscribe(attachments => this.attachments = attachments);
  }
}
