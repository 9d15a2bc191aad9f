import './task-app.js';

document.getElementById('app').append(document.createElement('task-app'));
