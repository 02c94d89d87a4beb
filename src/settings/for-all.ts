// What of the user's settings belongs to no profile: the editor, and words of one's own.
import { isMap } from 'yaml';
import { type ConfigWorld, parseUserConfig, userConfigPath } from './user-config.ts';

/** Of no profile: `['editor']`, `['aliases', 'wk']`. Everything else in the file stays as it is. @param value null takes it away */
export async function saveForAll(
  world: ConfigWorld,
  place: readonly ['editor'] | readonly ['aliases', string],
  value: string | null,
): Promise<void> {
  const path = userConfigPath(world);
  await world.files.withLock(`${path}.lock`, async () => {
    const before = (await world.files.read(path)) ?? '';
    const { document } = parseUserConfig(before, path);
    const [group] = place;
    if (value === null) {
      document.deleteIn(place);
      const left = document.get(group);
      if (isMap(left) && left.items.length === 0) document.delete(group);
    } else {
      if (place.length === 2 && !isMap(document.get(group))) document.set(group, document.createNode({}));
      document.setIn(place, value);
    }
    const after = document.toString({ lineWidth: 0 });
    parseUserConfig(after, path);
    if (after !== before) await world.files.write(path, after);
  });
}
