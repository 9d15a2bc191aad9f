import {useEffect, useRef, useState} from 'react';
import {Button} from '@mui/material';

import * as api from '../common/api.mjs';

export function Attachments() {
  const [attachments, setAttachments] = useState([]);
  const input = useRef(null);
  useEffect(() => void api.loadAttachments().then(setAttachments), []);

  const attach = async event => setAttachments(await api.attach(event.target.files));
  return <section aria-label="Attachments">
    <Button onClick={() => input.current.click()}>Attach files</Button>
    <input type="file" multiple className="hidden" aria-label="Files" ref={input} onChange={attach}/>
    <ul aria-label="Attachments">
      {attachments.map(({name, size}) => <li key={name}>{name}, {size} bytes</li>)}
    </ul>
  </section>;
}
