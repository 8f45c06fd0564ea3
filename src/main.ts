import { Logger } from '@nestjs/common';
import { startService } from './service.js';

const { url } = await startService(['fatal', 'error', 'warn', 'log']);
new Logger('orgledger').log(`Listening on ${url}; documentation at ${url}/api`);
