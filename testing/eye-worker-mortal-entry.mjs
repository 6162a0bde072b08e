// A vision thread that dies at a random moment of its first two seconds of work, in the middle of whatever it does.
import '../src/main/perception/eye.worker';

const ends = process.exit;
setTimeout(() => ends(1), 100 + Math.random() * 1_900);
