import {ScrollingModule} from '@angular/cdk/scrolling';
import {Component} from '@angular/core';

import {events} from '../common/tasks.mjs';

@Component({
  selector: 'long-list',
  imports: [ScrollingModule],
  template: `
    <cdk-virtual-scroll-viewport class="history" role="region" aria-label="History" itemSize="32">
      <ul><li *cdkVirtualFor="let event of events">{{event}}</li></ul>
    </cdk-virtual-scroll-viewport>
  `,
})
export class History {
  readonly events = events;
}
