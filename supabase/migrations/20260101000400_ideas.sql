-- ideas: a problem worth solving and a proposal, who stands behind it and what is said about it.

create table public.ideas (
  id bigint generated always as identity primary key,
  event_id bigint references public.events (id) on delete restrict,
  challenge_id bigint,
  -- the joint priority it serves; experiments serve that of their idea
  priority_id bigint references public.priorities (id) on delete restrict,
  -- the day by which the business asks for it to be live; null where nobody named one
  wanted_by date,
  title text not null,
  problem text not null,
  proposal text not null default '',
  tags text[] not null default '{}',
  proposed_by uuid not null references public.people (id) on delete restrict,
  proposed_at timestamptz not null default private.now(),
  -- chosen by the form: sent twice, it is still one idea
  key uuid,
  edited_at timestamptz,
  -- who logged it for its author, and since when the author stands by that
  logged_by uuid references public.people (id) on delete restrict,
  kept_at timestamptz,
  -- the idea that says the same and carries on for it, while it is merged
  merged_into bigint references public.ideas (id) on delete restrict,
  -- how many are merged into it
  merged integer not null default 0,
  -- since when whoever runs its event keeps it from everybody but its author
  hidden_at timestamptz,
  hidden_by uuid references public.people (id) on delete restrict,
  hidden_reason text not null default '',
  -- who put it where it is now, if not its author, and when
  moved_by uuid references public.people (id) on delete restrict,
  moved_at timestamptz,
  is_listed boolean not null generated always as (merged_into is null and hidden_at is null) stored,
  -- kept by triggers: how many stand behind it, in all and from each function
  supports integer not null default 0,
  marketing_supports integer not null default 0,
  it_supports integer not null default 0,
  comments integer not null default 0,
  -- the title of its challenge, to be found by it; kept by triggers
  challenge_title text not null default '',
  search tsvector generated always as (
    setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', private.words(tags)), 'B')
    || setweight(to_tsvector('english', problem), 'C') || setweight(to_tsvector('english', proposal || ' ' || challenge_title), 'D')) stored,
  constraint ideas_challenge_is_of_the_event foreign key (challenge_id, event_id)
    references public.challenges (id, event_id) on delete restrict,
  constraint ideas_challenge_needs_an_event check (challenge_id is null or event_id is not null),
  constraint ideas_title_is_short check (length(btrim(title)) between 3 and 120),
  constraint ideas_problem_is_told check (length(btrim(problem)) between 10 and 2000),
  constraint ideas_proposal_fits check (length(proposal) <= 20000),
  constraint ideas_have_at_most_eight_tags check (cardinality(tags) <= 8),
  constraint ideas_tags_are_short check (length(array_to_string(tags, ',')) <= 250),
  constraint ideas_wanted_by_is_near check (wanted_by between '2000-01-01' and '2100-12-31'),
  constraint ideas_are_logged_once unique (proposed_by, key),
  constraint ideas_are_merged_into_others check (merged_into <> id),
  constraint ideas_are_hidden_for_a_reason check (hidden_at is null or length(btrim(hidden_reason)) between 3 and 300),
  unique (id, event_id)
);
create index ideas_by_event on public.ideas (event_id, supports desc, id desc) where is_listed;
create index ideas_by_challenge on public.ideas (challenge_id, event_id);
create index ideas_by_priority on public.ideas (priority_id, supports desc, id desc) where priority_id is not null;
create index ideas_by_author on public.ideas (proposed_by, id desc);
create index ideas_by_support on public.ideas (supports desc, id desc) where is_listed;
create index ideas_by_age on public.ideas (proposed_at desc, id desc);
create index ideas_by_logger on public.ideas (logged_by, key) where logged_by is not null;
create index ideas_given on public.ideas (proposed_by) where logged_by is not null and kept_at is null;
create index ideas_by_merge on public.ideas (merged_into) where merged_into is not null;
create index ideas_hidden on public.ideas (id) where hidden_at is not null;
create index ideas_by_hider on public.ideas (hidden_by) where hidden_by is not null;
create index ideas_by_mover on public.ideas (moved_by) where moved_by is not null;
create index ideas_by_age_in_event on public.ideas (event_id, proposed_at desc, id desc);
create index ideas_by_search on public.ideas using gin (search);
create index ideas_by_tag on public.ideas using gin (tags);
create index ideas_by_likeness on public.ideas using gin (title extensions.gin_trgm_ops);
alter table public.ideas enable row level security;

create table public.supports (
  idea_id bigint not null references public.ideas (id) on delete cascade,
  person_id uuid not null references public.people (id) on delete restrict,
  -- the function at that moment, so that the two counts stay true when somebody changes sides
  function public.job_function not null,
  supported_at timestamptz not null default private.now(),
  -- not given to this idea but to one that was merged into it: taken out again when the merge is undone
  came_with bigint,
  primary key (idea_id, person_id)
);
create index supports_by_person on public.supports (person_id);
alter table public.supports enable row level security;

create table public.comments (
  id bigint generated always as identity primary key,
  idea_id bigint not null references public.ideas (id) on delete cascade,
  author_id uuid not null default auth.uid() references public.people (id) on delete restrict,
  body text not null,
  written_at timestamptz not null default private.now(),
  -- taken back by its author: the place in the talk stays, the words go
  removed_at timestamptz,
  constraint comments_say_something check (removed_at is not null or length(btrim(body)) between 1 and 4000)
);
create index comments_by_idea on public.comments (idea_id, id);
create index comments_by_author on public.comments (author_id);
create index comments_by_age on public.comments (written_at);
alter table public.comments enable row level security;

-- An idea that somebody is still writing, as its form has it: theirs alone, gone when it is logged.
create table public.idea_drafts (
  id bigint generated always as identity primary key,
  person_id uuid not null references public.people (id) on delete restrict,
  -- the key of its form, and of the idea that it becomes
  key uuid not null,
  fields jsonb not null,
  -- how often it was saved, and in which opened form last
  version integer not null default 1,
  saved_in uuid,
  saved_at timestamptz not null default private.now(),
  constraint idea_drafts_are_kept_once unique (person_id, key),
  constraint idea_drafts_fit check (octet_length(fields::text) <= 120000)
);
alter table public.idea_drafts enable row level security;
create policy idea_drafts_are_seen_by_their_writer on public.idea_drafts for select to authenticated
  using (person_id = (select auth.uid()) and (select private.is_member()));
grant select on public.idea_drafts to authenticated;

-- The ideas that are hidden from the person who asks: few, so whatever belongs to an idea asks for them once a statement.
-- Its author reads a hidden idea, who hid it, and whoever runs its event.
create function private.hidden_ideas() returns bigint[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(i.id), '{}') from public.ideas i
  where i.hidden_at is not null and auth.uid() not in (i.proposed_by, i.hidden_by) and not private.organizes(i.event_id)
$$;
grant execute on function private.hidden_ideas() to authenticated;

create policy ideas_are_seen_by_members_unless_hidden on public.ideas for select to authenticated
  using ((select private.is_member()) and (hidden_at is null or id <> all ((select private.hidden_ideas())::bigint[])));
create policy supports_are_seen_with_their_idea on public.supports for select to authenticated
  using ((select private.is_member()) and idea_id <> all ((select private.hidden_ideas())::bigint[]));
create policy comments_are_seen_with_their_idea on public.comments for select to authenticated
  using ((select private.is_member()) and idea_id <> all ((select private.hidden_ideas())::bigint[]));
-- the policy below asks who is speaking
grant execute on function private.caller() to authenticated;
create policy comments_are_written_by_members on public.comments for insert to authenticated
  with check (author_id = (select private.caller()));
grant select on public.ideas, public.supports, public.comments to authenticated;
grant insert (idea_id, body) on public.comments to authenticated;

create view public.idea_list with (security_invoker = true) as
select i.id, i.event_id, i.challenge_id, i.title, i.problem, i.tags, i.proposed_by, i.proposed_at, i.supports,
  i.marketing_supports, i.it_supports, i.comments, i.search, p.name as author, p.function as author_function,
  e.name as event_name, e.slug as event_slug, c.title as challenge
from public.ideas i
  join public.people p on p.id = i.proposed_by
  left join public.events e on e.id = i.event_id
  left join public.challenges c on c.id = i.challenge_id;
grant select on public.idea_list to authenticated;

-- Lower case, single spaces, each once, in the order written.
create function private.tidy_tags(p_tags text[]) returns text[]
language plpgsql immutable set search_path = '' as $$
begin return (
  select coalesce(array_agg(tag order by place), '{}') from (
    select tag, min(place) as place from (
      select btrim(regexp_replace(lower(t), '[[:space:][:cntrl:],]+', ' ', 'g')) as tag, place
      from unnest(p_tags) with ordinality u (t, place)) said
    where tag <> '' group by tag) tidy);
end $$;

-- Whether an event takes ideas now; it is held still. Refuses: no_such_event, event_has_not_begun, event_is_over.
create function private.check_takes_ideas(p_event bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  e public.events;
begin
  select * into e from public.events where id = p_event for share;
  if not found then
    perform private.refuse('no_such_event', 404);
  elsif private.now() < e.ideation_at then
    perform private.refuse('event_has_not_begun');
  elsif private.now() >= e.judging_at then
    perform private.refuse('event_is_over');
  end if;
end $$;

-- The idea, held, for its author or a leader who says something about it. Refuses: no_such_idea, author_or_leader_only.
create function private.idea_to_place(p_idea bigint) returns public.ideas
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  i public.ideas;
begin
  select * into i from public.ideas where id = p_idea for update;
  if not found then
    perform private.refuse('no_such_idea', 404);
  elsif i.proposed_by <> me and not private.has_role('leader', 'admin') then
    perform private.refuse('author_or_leader_only', 403);
  elsif i.merged_into is not null then
    perform private.refuse('idea_is_merged');
  end if;
  return i;
end $$;

-- Which priority an idea serves, as leaders see it; none is none. Set again it changes nothing.
-- Refuses: no_such_idea, author_or_leader_only, and what check_priority does.
create function public.set_idea_priority(p_idea bigint, p_priority bigint default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  i public.ideas := private.idea_to_place(p_idea);
begin
  if i.priority_id is not distinct from p_priority then
    return;
  end if;
  perform private.check_priority(p_priority);
  update public.ideas set priority_id = p_priority where id = p_idea;
  perform private.log_changes(i);
end $$;

-- By which day the business asks for an idea to be live, as its author or a leader says; none is none. Set again it changes
-- nothing. Refuses: no_such_idea, author_or_leader_only, ideas_wanted_by_is_near.
create function public.want_idea_by(p_idea bigint, p_day date default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  i public.ideas := private.idea_to_place(p_idea);
begin
  if i.wanted_by is not distinct from p_day then
    return;
  end if;
  update public.ideas set wanted_by = p_day where id = p_idea;
  perform private.log_changes(i);
end $$;

-- A support is set, never toggled: a double click or a retry leaves what the person meant. Returns the count.
-- Refuses: no_such_idea, idea_is_merged.
create function public.set_support(p_idea bigint, p_supports boolean) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  v_count integer;
begin
  if p_supports then
    insert into public.supports (idea_id, person_id, function)
    select p_idea, me, p.function from public.people p, public.ideas i where p.id = me and i.id = p_idea
    on conflict do nothing;
  else
    delete from public.supports where idea_id = p_idea and person_id = me;
  end if;
  select supports into v_count from public.ideas where id = p_idea;
  if not found then
    perform private.refuse('no_such_idea', 404);
  end if;
  return v_count;
end $$;

create function private.count_support() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  s public.supports := coalesce(new, old);
  step integer := case when tg_op = 'INSERT' then 1 else -1 end;
  v_merged_into bigint;
begin
  update public.ideas set supports = supports + step,
    marketing_supports = marketing_supports + case when s.function = 'marketing' then step else 0 end,
    it_supports = it_supports + case when s.function = 'it' then step else 0 end
  where id = s.idea_id returning merged_into into v_merged_into;
  -- asked here and not before: the row is held now, so a merge at this moment is either seen or waits
  if v_merged_into is not null then
    perform private.refuse('idea_is_merged');
  end if;
  return null;
end $$;
create trigger supports_are_counted after insert or delete on public.supports
  for each row execute function private.count_support();

-- A comment counts for its idea and for those it is merged into, where it shows as well. Answers whether the idea stands.
create function private.count_comments(p_idea bigint, p_step integer) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  v_next bigint;
  v_stands boolean;
begin
  update public.ideas set comments = comments + p_step where id = p_idea returning merged_into into v_next;
  v_stands := v_next is null;
  while v_next is not null loop
    update public.ideas set comments = comments + p_step where id = v_next returning merged_into into v_next;
  end loop;
  return v_stands;
end $$;

-- What was said of an idea that is merged now can still be answered, where it carries on. Refuses: idea_is_merged.
create function private.note_comment() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if not private.count_comments(new.idea_id, 1) and new.reply_to is null then
    perform private.refuse('idea_is_merged');
  end if;
  perform private.log('comment.written', 'ideas', new.idea_id::text, jsonb_build_object('comment', new.id));
  return null;
end $$;
create trigger comments_are_counted after insert on public.comments
  for each row execute function private.note_comment();

-- Refuses: no_such_comment (also for somebody else's: what is not yours to remove does not answer).
create function public.remove_comment(p_comment bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  v_idea bigint;
begin
  update public.comments set body = '', removed_at = private.now()
  where id = p_comment and removed_at is null and (author_id = me or private.has_role('admin'))
  returning idea_id into v_idea;
  if not found then
    perform private.refuse('no_such_comment', 404);
  end if;
  delete from private.hidden_words where comment_id = p_comment;
  perform private.count_comments(v_idea, -1);
  perform private.log('comment.removed', 'ideas', v_idea::text, jsonb_build_object('comment', p_comment));
end $$;

grant execute on function public.set_idea_priority(bigint, bigint), public.want_idea_by(bigint, date),
  public.set_support(bigint, boolean), public.remove_comment(bigint) to authenticated;
