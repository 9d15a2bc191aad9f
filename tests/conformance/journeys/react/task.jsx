import {Checkbox, FormControlLabel, IconButton} from '@mui/material';
import {useSortable} from '@dnd-kit/sortable';

export function Task({task, onChange, onEdit, onRemove}) {
  const {attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition} = useSortable({id: task.id});
  const drop = event => {
    event.preventDefault();
    onChange({labels: [...task.labels, event.dataTransfer.getData('text/plain')]});
  };
  return <li className="task" ref={setNodeRef} onDragOver={event => event.preventDefault()} onDrop={drop}
    style={{transform: transform && `translateY(${transform.y}px)`, transition}}>
    <IconButton className="handle" aria-label={`Move ${task.title}`} ref={setActivatorNodeRef} {...attributes} {...listeners}>
      ↕
    </IconButton>
    <FormControlLabel className="title" label={task.title}
      control={<Checkbox checked={task.done} onChange={event => onChange({done: event.target.checked})}/>}/>
    <span>{task.assignee}, {task.priority}</span>
    {task.labels.map(label => <span key={label} className="label">{label}</span>)}
    <IconButton aria-label={`Edit ${task.title}`} onClick={() => onEdit(task)}>✎</IconButton>
    <IconButton aria-label={`Delete ${task.title}`} onClick={() => onRemove(task)}>✕</IconButton>
  </li>;
}
