// Shapes are checked as they are: code that zod would write for each of them takes longer to compile than one command saves by it.
import * as z from 'zod';

z.config({ jitless: true });
