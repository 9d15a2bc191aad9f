import {useState} from 'react';
import {
  Autocomplete, Button, Dialog, DialogActions, DialogContent, DialogTitle, FormControl, InputLabel, MenuItem, Select, Stack,
  TextField,
} from '@mui/material';

import {people, priorities} from '../common/tasks.mjs';

export function Editor({task, onSave, onClose}) {
  const [open, setOpen] = useState(true);
  const [title, setTitle] = useState(task.title);
  const [assignee, setAssignee] = useState(task.assignee);
  const [priority, setPriority] = useState(task.priority);

  const submit = async event => {
    event.preventDefault();
    await onSave({title, assignee, priority});
    setOpen(false);
  };
  return <Dialog open={open} onClose={() => setOpen(false)} aria-labelledby="editor-title"
    slotProps={{transition: {onExited: onClose}, paper: {component: 'form', onSubmit: submit}}}>
    <DialogTitle id="editor-title">Edit task</DialogTitle>
    <DialogContent>
      <Stack spacing={2} sx={{pt: 1, width: 400}}>
        <TextField label="Title" value={title} onChange={event => setTitle(event.target.value)} autoFocus/>
        <Autocomplete options={people} value={assignee} onChange={(_, person) => setAssignee(person)} disableClearable
          renderInput={params => <TextField {...params} label="Assignee"/>}/>
        <FormControl>
          <InputLabel id="priority">Priority</InputLabel>
          <Select labelId="priority" label="Priority" value={priority} onChange={event => setPriority(event.target.value)}>
            {priorities.map(name => <MenuItem key={name} value={name}>{name}</MenuItem>)}
          </Select>
        </FormControl>
      </Stack>
    </DialogContent>
    <DialogActions>
      <Button onClick={() => setOpen(false)}>Cancel</Button>
      <Button type="submit">Save</Button>
    </DialogActions>
  </Dialog>;
}
