import {useRef} from 'react';
import {useVirtualizer} from '@tanstack/react-virtual';

import {events} from '../common/tasks.mjs';

export function History() {
  const scroller = useRef(null);
  const list = useVirtualizer({count: events.length, estimateSize: () => 32, getScrollElement: () => scroller.current});
  return <div className="history" role="region" aria-label="History" ref={scroller}>
    <ul style={{height: list.getTotalSize(), position: 'relative'}}>
      {list.getVirtualItems().map(({index, start}) =>
        <li key={index} style={{position: 'absolute', top: start}}>{events[index]}</li>)}
    </ul>
  </div>;
}
