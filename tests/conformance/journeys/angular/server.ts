import {HttpClient} from '@angular/common/http';
import {Injectable, inject} from '@angular/core';
import {Observable} from 'rxjs';

export interface User {
  name: string;
}

export interface Task {
  id: number;
  title: string;
  assignee: string;
  priority: string;
  done: boolean;
  labels: string[];
}

export interface Attachment {
  name: string;
  size: number;
}

/** What the front ends ask of their server, by XMLHttpRequest. */
@Injectable({providedIn: 'root'})
export class Server {
  private readonly http = inject(HttpClient);

  session(): Observable<User | null> {
    return this.http.get<User | null>('/api/session');
  }

  logIn(name: string, secret: string, stay: boolean): Observable<User> {
    return this.http.post<User>('/api/login', {name, secret, stay});
  }

  logOut(): Observable<unknown> {
    return this.http.post('/api/logout', null);
  }

  loadTasks(): Observable<Task[]> {
    return this.http.get<Task[]>('/api/tasks');
  }

  saveTasks(tasks: Task[]): Observable<Task[]> {
    return this.http.put<Task[]>('/api/tasks', tasks);
  }

  loadAttachments(): Observable<Attachment[]> {
    return this.http.get<Attachment[]>('/api/attachments');
  }

  attach(files: FileList): Observable<Attachment[]> {
    const form = new FormData();
    for (const file of files)
      form.append('files', file);
    return this.http.post<Attachment[]>('/api/attachments', form);
  }
}
