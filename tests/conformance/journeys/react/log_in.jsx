import {useState} from 'react';
import {Alert, Button, Checkbox, FormControlLabel, Stack, TextField} from '@mui/material';

import * as api from '../common/api.mjs';
import {unknownUser} from '../common/tasks.mjs';

export function LogIn({onEnter}) {
  const [name, setName] = useState('');
  const [secret, setSecret] = useState('');
  const [stay, setStay] = useState(false);
  const [failed, setFailed] = useState(false);

  const submit = async event => {
    event.preventDefault();
    setFailed(false);
    await api.logIn(name, secret, stay).then(onEnter, () => setFailed(true));
  };
  return <Stack component="form" spacing={2} onSubmit={submit}>
    <h1>Log in</h1>
    <TextField label="User name" value={name} onChange={event => setName(event.target.value)}/>
    <TextField label="Password" type="password" value={secret} onChange={event => setSecret(event.target.value)}/>
    <FormControlLabel label="Stay logged in"
      control={<Checkbox checked={stay} onChange={event => setStay(event.target.checked)}/>}/>
    {failed && <Alert severity="error">{unknownUser}</Alert>}
    <Button type="submit" variant="contained" disabled={!name || !secret}>Log in</Button>
  </Stack>;
}
