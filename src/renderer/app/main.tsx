import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './theme.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { createHostLink } from '../rpc/create-host-link';
import { mountWindow } from './mount-window';

// The page's security policy forbids making functions from text, which zod would try for speed.
z.config({ jitless: true });

const root = document.getElementById('root');
if (root) createRoot(root).render(<StrictMode>{mountWindow(createHostLink())}</StrictMode>);
