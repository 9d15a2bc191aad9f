import 'zone.js';
// Templates are compiled in the page.
import '@angular/compiler';

import '@angular/material/prebuilt-themes/azure-blue.css';

import {provideHttpClient} from '@angular/common/http';
import {provideZoneChangeDetection} from '@angular/core';
import {bootstrapApplication} from '@angular/platform-browser';

import {App} from './app';

document.getElementById('app')!.append(document.createElement('task-app'));
bootstrapApplication(App, {providers: [provideZoneChangeDetection(), provideHttpClient()]});
