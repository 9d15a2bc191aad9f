import {StrictMode, useEffect, useState} from 'react';
import {createRoot} from 'react-dom/client';

import * as api from '../common/api.mjs';
import {goTo} from '../common/tasks.mjs';
import {LogIn} from './log_in.jsx';
import {Tasks} from './tasks.jsx';

function App() {
  const [user, setUser] = useState();
  useEffect(() => void api.session().then(setUser), []);
  const enter = next => {
    goTo(next ? 'tasks' : '');
    setUser(next);
  };
  if (user === undefined)
    return null;
  return user ? <Tasks user={user} onLeave={() => api.logOut().then(() => enter(null))}/> : <LogIn onEnter={enter}/>;
}

createRoot(document.getElementById('app')).render(<StrictMode><App/></StrictMode>);
