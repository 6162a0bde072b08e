import { z } from 'zod';

// The page's security policy forbids making functions from text, which zod would try for speed. Imported before
// anything that has a schema: a schema asks when it is made.
z.config({ jitless: true });
