-- ideas, merged: two that say the same carry on as one. Nothing is moved: the idea that gives way keeps its words, its
-- supports and its talk, and gets them back when the merge is undone.

create table public.idea_merges (
  id bigint generated always as identity primary key,
  from_id bigint not null references public.ideas (id) on delete restrict,
  into_id bigint not null references public.ideas (id) on delete restrict,
  reason text not null,
  -- by the author of one of the two, for the author of the other one to agree; or by whoever may merge right away
  asked_by uuid not null references public.people (id) on delete restrict,
  asked_at timestamptz not null default private.now(),
  declined_by uuid references public.people (id) on delete restrict,
  declined_at timestamptz,
  merged_by uuid references public.people (id) on delete restrict,
  merged_at timestamptz,
  undone_by uuid references public.people (id) on delete restrict,
  undone_at timestamptz,
  constraint idea_merges_say_why check (length(btrim(reason)) between 3 and 500)
);
create unique index idea_merges_are_asked_once on public.idea_merges (from_id, into_id) where merged_at is null and declined_at is null;
create unique index idea_merges_stand_once on public.idea_merges (from_id) where merged_at is not null and undone_at is null;
create index idea_merges_by_origin on public.idea_merges (from_id);
create index idea_merges_by_target on public.idea_merges (into_id);
create index idea_merges_by_asker on public.idea_merges (asked_by);
create index idea_merges_by_decliner on public.idea_merges (declined_by);
create index idea_merges_by_merger on public.idea_merges (merged_by);
create index idea_merges_by_undoer on public.idea_merges (undone_by);
alter table public.idea_merges enable row level security;
create policy idea_merges_are_seen_by_members on public.idea_merges for select to authenticated using ((select private.is_member()));
grant select on public.idea_merges to authenticated;

alter table public.supports add constraint supports_came_with_a_merge foreign key (came_with)
  references public.idea_merges (id) on delete restrict;
create index supports_by_merge on public.supports (came_with) where came_with is not null;

-- What somebody may say about a merge of two: 'all' where nobody else is asked (whoever runs the events of both, leaders, the
-- author of both), 'one' for the author of one of them, else nothing.
create function private.merge_word(p_from public.ideas, p_into public.ideas) returns text
language sql stable security definer set search_path = '' as $$
  select case
    when private.organizes(p_from.event_id) and private.organizes(p_into.event_id) then 'all'
    when p_from.proposed_by = auth.uid() and p_into.proposed_by = auth.uid() then 'all'
    when auth.uid() in (p_from.proposed_by, p_into.proposed_by) then 'one' end
$$;
grant execute on function private.merge_word(public.ideas, public.ideas) to authenticated;

-- The two, held. Refuses: no_such_idea, merge_is_not_yours.
-- Merges are rare and supports are many: a merge waits until no support is under way, so that set_support needs no lock
-- for its sake, and no two merges are decided at once. From child to parent, as comments are counted.
create function private.hold_to_merge(p_from bigint, p_into bigint, out f public.ideas, out i public.ideas, out word text)
language plpgsql security definer set search_path = '' as $$
begin
  select * into f from public.ideas where id = p_from;
  select * into i from public.ideas where id = p_into;
  if f.id is null or i.id is null then
    perform private.refuse('no_such_idea', 404);
  elsif private.merge_word(f, i) is null then
    perform private.refuse('merge_is_not_yours', 403);
  end if;
  lock table public.supports in share row exclusive mode;
  select * into f from public.ideas where id = p_from for no key update;
  select * into i from public.ideas where id = p_into for no key update;
  word := private.merge_word(f, i);
  if word is null then
    perform private.refuse('merge_is_not_yours', 403);
  end if;
end $$;

-- Merges one idea into another, or asks the other author to agree; answers 'merged' or 'asked'. Supporters stand behind the
-- other one once each. What is merged already is answered, not merged again. Refuses: no_such_idea, merge_is_not_yours,
-- ideas_are_merged_into_others, idea_is_merged, merge_goes_into_a_merged_idea, idea_is_hidden, idea_is_worked_on (by the areas that work on
-- ideas), idea_merges_say_why (by its constraint).
create function public.merge_ideas(p_from bigint, p_into bigint, p_reason text default '') returns text
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  h record;
  m public.idea_merges;
begin
  if p_from = p_into then
    perform private.refuse('ideas_are_merged_into_others', 400);
  end if;
  select * into h from private.hold_to_merge(p_from, p_into);
  if (h.f).merged_into = p_into then
    return 'merged';
  elsif (h.f).merged_into is not null then
    perform private.refuse('idea_is_merged');
  elsif (h.i).merged_into is not null then
    perform private.refuse('merge_goes_into_a_merged_idea');
  elsif (h.f).hidden_at is not null or (h.i).hidden_at is not null then
    perform private.refuse('idea_is_hidden');
  end if;
  select * into m from public.idea_merges where from_id = p_from and into_id = p_into and merged_at is null and declined_at is null;
  if h.word = 'one' and (m.id is null or m.asked_by = me) then
    if m.id is null then
      insert into public.idea_merges (from_id, into_id, reason, asked_by) values (p_from, p_into, btrim(p_reason), me);
      perform private.log('idea.merge_asked', 'ideas', p_from::text,
        jsonb_build_object('into', (h.i).title, 'into_id', p_into, 'reason', btrim(p_reason)));
    end if;
    return 'asked';
  end if;
  if m.id is null then
    insert into public.idea_merges (from_id, into_id, reason, asked_by, merged_by, merged_at)
    values (p_from, p_into, btrim(p_reason), me, me, private.now()) returning * into m;
  else
    update public.idea_merges set merged_by = me, merged_at = private.now() where id = m.id;
  end if;
  update public.ideas set merged_into = p_into where id = p_from;
  insert into public.supports (idea_id, person_id, function, supported_at, came_with)
  select p_into, s.person_id, s.function, s.supported_at, m.id from public.supports s where s.idea_id = p_from
  on conflict (idea_id, person_id) do nothing;
  update public.ideas set merged = merged + 1, comments = comments + (h.f).comments where id = p_into;
  perform private.log('idea.merged', 'ideas', p_from::text,
    jsonb_build_object('into', (h.i).title, 'into_id', p_into, 'reason', m.reason));
  return 'merged';
end $$;

-- Takes back a question, or says no to it; for whoever may merge, the author of either idea included. Refuses: no_such_merge.
create function public.decline_merge(p_merge bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  m public.idea_merges;
begin
  select * into m from public.idea_merges where id = p_merge and merged_at is null and declined_at is null for update;
  if m.id is null or (select private.merge_word(f, i) from public.ideas f, public.ideas i where f.id = m.from_id and i.id = m.into_id) is null then
    perform private.refuse('no_such_merge', 404);
  end if;
  update public.idea_merges set declined_by = me, declined_at = private.now() where id = p_merge;
  perform private.log('idea.merge_declined', 'ideas', m.from_id::text,
    jsonb_build_object('into', (select title from public.ideas where id = m.into_id), 'by_asker', m.asked_by = me));
end $$;

-- The idea stands by itself again, at any later time: by whoever may merge, and by the author of either. Supports that came
-- with it go back with it, unless they came with a later merge as well, which still stands: the row is then that one's. What was
-- given to the other one since stays there. Undone again it changes nothing.
-- Refuses: no_such_merge, merge_is_not_yours, merge_has_gone_on (the other one was merged further: that is undone first).
create function public.undo_merge(p_merge bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  m public.idea_merges;
  h record;
  v_gone uuid[];
begin
  select * into m from public.idea_merges where id = p_merge and merged_at is not null;
  if not found then
    perform private.refuse('no_such_merge', 404);
  end if;
  select * into h from private.hold_to_merge(m.from_id, m.into_id);
  select * into m from public.idea_merges where id = p_merge for update;
  if m.undone_at is not null then
    return;
  elsif (h.i).merged_into is not null then
    perform private.refuse('merge_has_gone_on');
  end if;
  with gone as (delete from public.supports where idea_id = m.into_id and came_with = m.id returning person_id)
  select coalesce(array_agg(person_id), '{}') into v_gone from gone;
  -- only of later merges, the first of them: who stood behind an earlier one had taken that back when this one was made
  insert into public.supports (idea_id, person_id, function, supported_at, came_with)
  select distinct on (s.person_id) m.into_id, s.person_id, s.function, s.supported_at, o.id
  from public.idea_merges o join public.supports s on s.idea_id = o.from_id
  where o.into_id = m.into_id and o.undone_at is null and (o.merged_at, o.id) > (m.merged_at, m.id) and s.person_id = any (v_gone)
  order by s.person_id, o.merged_at, o.id;
  update public.ideas set merged_into = null where id = m.from_id;
  update public.ideas set merged = merged - 1, comments = comments - (h.f).comments where id = m.into_id;
  update public.idea_merges set undone_by = me, undone_at = private.now() where id = p_merge;
  perform private.log('idea.unmerged', 'ideas', m.from_id::text,
    jsonb_build_object('into', (h.i).title, 'into_id', m.into_id));
end $$;

grant execute on function public.merge_ideas(bigint, bigint, text), public.decline_merge(bigint), public.undo_merge(bigint) to authenticated;

-- An idea and everything that is merged into it, however far.
create function private.merged_family(p_idea bigint) returns table (id bigint)
language sql stable security definer set search_path = '' as $$
  with recursive family as (
    select p_idea as id
    union all select i.id from family f join public.ideas i on i.merged_into = f.id
  )
  select id from family
$$;
-- Who has a share in an idea besides its author: those whose ideas were merged into it.
create function private.co_authors(p_idea bigint) returns text[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct p.name order by p.name), '{}')
  from private.merged_family(p_idea) f join public.ideas i on i.id = f.id join public.people p on p.id = i.proposed_by
  where i.proposed_by <> (select proposed_by from public.ideas where id = p_idea)
$$;
grant execute on function private.merged_family(bigint), private.co_authors(bigint) to authenticated;

-- A merge as the pages of both ideas tell it.
create function private.told_merge(p_merge public.idea_merges) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('id', p_merge.id, 'reason', p_merge.reason, 'at', p_merge.merged_at, 'asked_at', p_merge.asked_at,
    'by', (select name from public.people where id = coalesce(p_merge.merged_by, p_merge.asked_by)),
    'is_mine', p_merge.asked_by = (select auth.uid()), 'word', private.merge_word(f, i),
    'from', jsonb_build_object('id', f.id, 'title', f.title, 'author', fp.name, 'function', fp.function, 'is_bridging', fp.is_bridging),
    'into', jsonb_build_object('id', i.id, 'title', i.title, 'author', ip.name, 'function', ip.function, 'is_bridging', ip.is_bridging))
  from public.ideas f join public.people fp on fp.id = f.proposed_by, public.ideas i join public.people ip on ip.id = i.proposed_by
  where f.id = p_merge.from_id and i.id = p_merge.into_id
$$;
grant execute on function private.told_merge(public.idea_merges) to authenticated;

-- The merges of an idea: the one it gave way in, those that were merged into it, and those asked for; null without such an idea.
create function public.read_merges(p_idea bigint) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'may_merge', i.proposed_by = (select auth.uid()) or private.organizes(i.event_id),
    'merged_into', (select private.told_merge(m) from public.idea_merges m
      where m.from_id = i.id and m.merged_at is not null and m.undone_at is null),
    'merged', (select coalesce(jsonb_agg(private.told_merge(m) order by m.merged_at), '[]') from public.idea_merges m
      where m.into_id in (select f.id from private.merged_family(i.id) f) and m.merged_at is not null and m.undone_at is null),
    'asked', (select coalesce(jsonb_agg(private.told_merge(m) order by m.id), '[]') from public.idea_merges m
      join public.ideas f on f.id = m.from_id join public.ideas o on o.id = m.into_id
      where i.id in (m.from_id, m.into_id) and m.merged_at is null and m.declined_at is null and f.is_listed and o.is_listed))
  from public.ideas i where i.id = p_idea
$$;

grant execute on function public.read_merges(bigint) to authenticated;
