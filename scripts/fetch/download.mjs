import { say, Stop } from '../lib/say.mjs';

/** How long a server may take to answer, and how long it may be silent in the middle of a file. */
const CONNECT_MILLISECONDS = 5_000;
const SILENCE_MILLISECONDS = 30_000;
const LARGEST_BYTES = 300_000_000;
const MEGABYTE = 1_000_000;

/** Nobody answered: the machine is offline, or the address is wrong. */
export class Unreachable extends Stop {}

/** The whole file, with its progress. What arrives incomplete is refused, and nothing of it is kept. */
export async function download(url) {
  const controller = new AbortController();
  const { response, timer } = await connect(url, controller);
  try {
    if (!response.ok) {
      throw new Stop(
        `${url} answered ${response.status}. Nothing was installed.`,
      );
    }
    const size = Number(response.headers.get('content-length')) || undefined;
    const report = progress(size);
    const chunks = [];
    let received = 0;
    for await (const chunk of response.body ?? []) {
      timer.refresh();
      chunks.push(chunk);
      received += chunk.length;
      report(received);
      if (received > LARGEST_BYTES) {
        throw new Error(`it has more than ${LARGEST_BYTES / MEGABYTE} MB`);
      }
    }
    return Buffer.concat(chunks);
  } catch (error) {
    if (error instanceof Stop) throw error;
    throw new Stop(
      `The download of ${url} broke off: ${
        controller.signal.aborted
          ? `nothing arrived for ${SILENCE_MILLISECONDS / 1000} seconds`
          : reasonOf(error)
      }. Nothing was installed.`,
    );
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}

async function connect(url, controller) {
  const abort = () => controller.abort();
  const waiting = setTimeout(abort, CONNECT_MILLISECONDS);
  try {
    const response = await fetch(url, { signal: controller.signal });
    return { response, timer: setTimeout(abort, SILENCE_MILLISECONDS) };
  } catch (error) {
    throw new Unreachable(
      `${url} cannot be reached: ${
        controller.signal.aborted
          ? `no answer within ${CONNECT_MILLISECONDS / 1000} seconds`
          : reasonOf(error)
      }. Nothing was installed.`,
    );
  } finally {
    clearTimeout(waiting);
  }
}

/** A line for each quarter of a file that takes a while. */
function progress(size) {
  let quarter = 0;
  return received => {
    if (!size || size < MEGABYTE) return;
    const reached = Math.floor((received / size) * 4);
    if (reached <= quarter) return;
    quarter = reached;
    say(`  ${inMegabytes(received)} of ${inMegabytes(size)} MB`);
  };
}

const inMegabytes = bytes => (bytes / MEGABYTE).toFixed(1);

const reasonOf = error => error.cause?.message ?? error.message;
