/** What somebody wrote, so that another sentence can follow it. */
export const asSentence = (text: string) =>
	/[.!?…:]["”’)]*$/.test(text.trim()) || text.trim() === '' ? text.trim() : `${text.trim()}.`;
