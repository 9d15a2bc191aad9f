import {useEffect, useState} from 'react';
import {Button, LinearProgress, Slide, Snackbar, Stack, TextField} from '@mui/material';
import {DndContext, PointerSensor, closestCenter, useSensor, useSensors} from '@dnd-kit/core';
import {SortableContext, verticalListSortingStrategy} from '@dnd-kit/sortable';

import * as api from '../common/api.mjs';
import {changed, helpUrl, labels, moved, shown, states} from '../common/tasks.mjs';
import {Attachments} from './attachments.jsx';
import {Editor} from './editor.jsx';
import {History} from './history.jsx';
import {Task} from './task.jsx';

export function Tasks({user, onLeave}) {
  const [tasks, setTasks] = useState(null);
  const [words, setWords] = useState('');
  const [state, setState] = useState('All');
  const [edited, setEdited] = useState(null);
  const [notice, setNotice] = useState({open: false, text: ''});
  const sensors = useSensors(useSensor(PointerSensor));
  useEffect(() => void api.loadTasks().then(setTasks), []);

  const save = next => {
    setTasks(next);
    return api.saveTasks(next);
  };
  const change = (id, changes) => save(changed(tasks, id, changes));
  const remove = ({id, title}) => {
    if (!confirm(`Delete ${title}?`))
      return;
    save(tasks.filter(task => task.id !== id));
    setNotice({open: true, text: `Deleted ${title}`, before: tasks});
  };
  const dropped = ({active, over}) => {
    const place = id => tasks.findIndex(task => task.id === id);
    if (over && active.id !== over.id)
      save(moved(tasks, place(active.id), place(over.id)));
  };

  const visible = shown(tasks ?? [], words, state);
  return <>
    <h1>Tasks</h1>
    <Stack direction="row" spacing={2}>
      <span>Hello {user.name}</span>
      <Button onClick={onLeave}>Log out</Button>
      <TextField label="Filter" type="search" size="small" value={words} onChange={event => setWords(event.target.value)}/>
      <label>State <select value={state} onChange={event => setState(event.target.value)}>
        {states.map(name => <option key={name}>{name}</option>)}
      </select></label>
      {labels.map(label => <span key={label} className="label" draggable
        onDragStart={event => event.dataTransfer.setData('text/plain', label)}>{label}</span>)}
    </Stack>
    {!tasks && <LinearProgress aria-label="Loading"/>}
    <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={dropped}>
      <SortableContext items={visible} strategy={verticalListSortingStrategy}>
        <ul aria-label="Tasks">
          {visible.map(task => <Task key={task.id} task={task} onEdit={setEdited} onRemove={remove}
            onChange={changes => change(task.id, changes)}/>)}
        </ul>
      </SortableContext>
    </DndContext>
    {tasks && <p role="status">{visible.length} of {tasks.length} tasks</p>}
    {edited && <Editor task={edited} onClose={() => setEdited(null)} onSave={async changes => {
      await change(edited.id, changes);
      setNotice({open: true, text: 'Saved'});
    }}/>}
    <Snackbar open={notice.open} message={notice.text} autoHideDuration={1500} slots={{transition: Slide}}
      onClose={(_, reason) => reason === 'timeout' && setNotice({...notice, open: false})}
      action={notice.before && <Button onClick={() => {
        setNotice({...notice, open: false});
        save(notice.before);
      }}>Undo</Button>}/>
    <Attachments/>
    <History/>
    <iframe title="Help" src={helpUrl}/>
  </>;
}
