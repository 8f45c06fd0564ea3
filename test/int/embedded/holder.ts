// Opens the store of a data folder, says where it is, and keeps it until it is ended.
import { openEmbedded } from '../../../src/modules/platform/embedded/open-embedded.js';

const { url } = await openEmbedded(process.argv[2]!);
console.log(url);
setInterval(() => undefined, 60_000);
