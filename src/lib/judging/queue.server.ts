import * as guests from '#lib/judging/guests.server.ts';
import { show, type ShownJudging } from '#lib/judging/judging.server.ts';
import type { HandedIn, JudgedFile, Queued } from '#lib/judging/judging.ts';
import type { Compared, Pair } from '#lib/judging/pairs.ts';
import type { Supabase } from '#lib/server/supabase.ts';
import { fileAddress } from '#lib/submissions/submissions.ts';

/** How what a team wrote becomes what is read; submissions know that, and the route joins the two. */
type Write = (
	fields: ShownJudging['fields'],
	written: ShownJudging['queue'][number]['written'],
	files: readonly JudgedFile[]
) => HandedIn;
/** Where a file of a team is read. */
type Address = (team: number, file: number) => string;

/** The judging of an event as its pages draw it: what teams handed in is HTML. */
export type DrawnJudging = Omit<ShownJudging, 'queue' | 'compares'> & {
	readonly queue: readonly Queued[];
	readonly compares: { readonly pairs: readonly Pair[]; readonly projects: readonly Compared[] };
};

function drawn<Judging extends ShownJudging>(judging: Judging, write: Write, address: Address) {
	const read = <Project extends ShownJudging['compares']['projects'][number]>(project: Project) => ({
		...project,
		written: write(
			judging.fields,
			project.written,
			project.written.files.map((file) => ({ ...file, address: address(project.team, file.id) }))
		)
	});
	const { pairs, projects } = judging.compares;
	return { ...judging, queue: judging.queue.map(read), compares: { pairs, projects: projects.map(read) } };
}

/** The judging of an event with one's own queue. 404 when there is no event of that name. */
export async function readQueue(supabase: Supabase, slug: string, write: Write): Promise<DrawnJudging> {
	return drawn(await show(supabase, slug), write, fileAddress);
}

/** The same for the guest who has the link. 404 when it does not open. */
export async function readGuestQueue(supabase: Supabase, token: string, write: Write) {
	const files: Address = (team, file) => `/judge/${encodeURIComponent(token)}/${team}/files/${file}`;
	return drawn(await guests.read(supabase, token), write, files);
}
