/** Runs the parts in order, `light` ones beside one another two at a time; returns their results in order. */
export async function schedule(parts, runPart) {
  const results = new Map();
  const light = parts.filter(part => part.light);
  const heavy = parts.filter(part => !part.light);
  const work = async queue => {
    for (let part = queue.shift(); part; part = queue.shift()) {
      results.set(part, await runPart(part));
    }
  };
  const lightQueue = [...light];
  await Promise.all([work(lightQueue), work(lightQueue)]);
  await work([...heavy]);
  return parts.map(part => results.get(part));
}
