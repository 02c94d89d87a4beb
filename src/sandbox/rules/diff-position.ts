// Where in the changes of a merge request a comment stands.
import { changesOf } from '../entities/merge-request.ts';
import { accept, integer, oneOf, optional, required, text } from '../http/params.ts';
import { badRequest } from '../http/reply.ts';
import type { Instance } from '../http/routing.ts';
import type { DiffPosition } from '../state/planning-records.ts';
import type { MergeRequest } from '../state/work-records.ts';

const rules = {
  base_sha: required(text),
  start_sha: required(text),
  head_sha: required(text),
  position_type: required(oneOf('text', 'image', 'file')),
  old_path: optional(text),
  new_path: optional(text),
  old_line: optional(integer),
  new_line: optional(integer),
};

/** 400 for a file that was not changed, and for no line. Whether the line is there is not looked at. */
export function readPosition(instance: Instance, record: MergeRequest, given: Record<string, unknown>): DiffPosition {
  const asked = accept(given, rules, 'position');
  const oldPath = asked.old_path ?? asked.new_path ?? null;
  const newPath = asked.new_path ?? asked.old_path ?? null;
  const isChanged = changesOf(instance, record).some((file) => file.newPath === newPath || file.oldPath === oldPath);
  const hasLine = asked.position_type !== 'text' || (asked.old_line ?? asked.new_line ?? null) !== null;
  if (!isChanged || !hasLine) throw badRequest('Note {:line_code=>["can\'t be blank", "must be a valid line code"]}');
  return {
    base_sha: asked.base_sha,
    start_sha: asked.start_sha,
    head_sha: asked.head_sha,
    old_path: oldPath,
    new_path: newPath,
    position_type: asked.position_type,
    old_line: asked.old_line ?? null,
    new_line: asked.new_line ?? null,
    line_range: null,
  };
}
