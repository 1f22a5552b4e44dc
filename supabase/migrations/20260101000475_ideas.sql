-- ideas, hidden: what should not stand there is kept from everybody but its author and those who run its event, with the
-- reason. Nothing is lost: shown again, it has what it had. The log keeps that it was proposed, for the log is never edited.

-- Hides an idea, or shows it again, for whoever runs its event and for leaders. Said again it changes nothing.
-- Refuses: no_such_idea, organizers_moderate, idea_is_merged, hidden_idea_has_merges, hidden_idea_is_worked_on (by the areas that
-- work on ideas: what a team builds or an experiment tests stays to be read), ideas_are_hidden_for_a_reason (by its constraint).
create function public.hide_idea(p_idea bigint, p_hides boolean, p_reason text default '') returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  i public.ideas;
begin
  select * into i from public.ideas where id = p_idea for no key update;
  if not found then
    perform private.refuse('no_such_idea', 404);
  elsif not private.organizes(i.event_id) then
    perform private.refuse('organizers_moderate', 403);
  elsif p_hides = (i.hidden_at is not null) then
    return;
  elsif i.merged_into is not null then
    perform private.refuse('idea_is_merged');
  elsif i.merged > 0 then
    perform private.refuse('hidden_idea_has_merges');
  end if;
  if p_hides then
    update public.ideas set hidden_at = private.now(), hidden_by = me, hidden_reason = btrim(p_reason) where id = p_idea;
  else
    update public.ideas set hidden_at = null, hidden_by = null, hidden_reason = '' where id = p_idea;
  end if;
  -- without the reason, which often names what had to go: the log is read by everybody
  perform private.log(case when p_hides then 'idea.hidden' else 'idea.shown' end, 'ideas', p_idea::text);
end $$;
grant execute on function public.hide_idea(bigint, boolean, text) to authenticated;

-- Nobody stands behind, talks about or scores what is hidden; to whom it is hidden it is not there.
-- Refuses: no_such_idea, idea_is_hidden.
create function private.refuse_on_hidden() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- not held: what comes at the very moment of hiding is hidden with it
  if (select hidden_at from public.ideas where id = new.idea_id) is not null then
    if new.idea_id = any (private.hidden_ideas()) then
      perform private.refuse('no_such_idea', 404);
    end if;
    perform private.refuse('idea_is_hidden');
  end if;
  return new;
end $$;
create trigger supports_are_of_ideas_that_show before insert on public.supports
  for each row when (new.came_with is null) execute function private.refuse_on_hidden();
create trigger comments_are_of_ideas_that_show before insert on public.comments
  for each row execute function private.refuse_on_hidden();
create trigger idea_scores_are_of_ideas_that_show before insert or update on public.idea_scores
  for each row execute function private.refuse_on_hidden();
