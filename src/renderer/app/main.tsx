import './zod-without-eval';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './theme.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createHostLink } from '../rpc/create-host-link';
import { mountWindow } from './mount-window';

const root = document.getElementById('root');
if (root) createRoot(root).render(<StrictMode>{mountWindow(createHostLink())}</StrictMode>);
