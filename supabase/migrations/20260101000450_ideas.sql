-- ideas, talked about: answers one level deep, a few reactions, and what those who run an event hide, with their reason.

alter table public.comments
  -- what it answers; an answer to an answer answers the same one
  add column reply_to bigint,
  -- hidden by those who run the event of the idea: the words are kept apart, and come back when it is shown again
  add column hidden_at timestamptz,
  add column hidden_by uuid references public.people (id) on delete restrict,
  add column hidden_reason text not null default '',
  add constraint comments_can_be_answered unique (id, idea_id),
  add constraint comments_answer_one_of_the_same_idea foreign key (reply_to, idea_id) references public.comments (id, idea_id) on delete cascade,
  add constraint comments_are_hidden_for_a_reason check (hidden_at is null or length(btrim(hidden_reason)) between 3 and 300),
  drop constraint comments_say_something,
  add constraint comments_say_something check (removed_at is not null or hidden_at is not null or length(btrim(body)) between 1 and 4000);
create index comments_by_answered on public.comments (reply_to, idea_id) where reply_to is not null;
create index comments_by_hider on public.comments (hidden_by) where hidden_by is not null;
grant insert (reply_to) on public.comments to authenticated;

-- The words of hidden comments: nobody reads them here, read_talk shows them to who wrote them and to who may show them again.
create table private.hidden_words (
  comment_id bigint primary key references public.comments (id) on delete cascade,
  body text not null
);

-- One level: an answer to an answer is put beside it. It belongs to the idea of what it answers, also where that was carried along by a
-- merge, and goes where it goes: a merge that was undone meanwhile takes the answer with it. Of any other idea it is no answer.
create function private.flatten_reply() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  c public.comments;
begin
  with recursive once as (
    select new.idea_id as id
    union select m.from_id from once o join public.idea_merges m on m.into_id = o.id and m.merged_at is not null
  )
  select said.* into c from public.comments said join once o on o.id = said.idea_id where said.id = new.reply_to;
  new.reply_to := coalesce(c.reply_to, c.id);
  new.idea_id := coalesce(c.idea_id, new.idea_id);
  return new;
end $$;
create trigger comments_are_answered_one_level_deep before insert on public.comments for each row
  when (new.reply_to is not null) execute function private.flatten_reply();

create trigger comments_say_names_whole before insert on public.comments for each row
  when (position('@' in new.body) > 0) execute function private.say_names_whole('4000');

create type public.reaction as enum ('agree', 'thanks', 'question', 'laugh');

create table public.reactions (
  comment_id bigint not null references public.comments (id) on delete cascade,
  person_id uuid not null references public.people (id) on delete restrict,
  kind public.reaction not null,
  reacted_at timestamptz not null default private.now(),
  primary key (comment_id, person_id, kind)
);
create index reactions_by_person on public.reactions (person_id);
alter table public.reactions enable row level security;
create policy reactions_are_seen_with_their_comment on public.reactions for select to authenticated
  using ((select private.is_member()) and ((select cardinality(private.hidden_ideas())) = 0 or exists (select from public.comments c where c.id = comment_id)));
grant select on public.reactions to authenticated;

-- A reaction is set, never toggled, as a support is; like it, it is not logged. Refuses: no_such_comment.
create function public.set_reaction(p_comment bigint, p_kind public.reaction, p_reacts boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
begin
  if not exists (select from public.comments c where c.id = p_comment and (not p_reacts or c.removed_at is null and c.hidden_at is null)) then
    perform private.refuse('no_such_comment', 404);
  end if;
  if p_reacts then
    insert into public.reactions (comment_id, person_id, kind) values (p_comment, me, p_kind) on conflict do nothing;
  else
    delete from public.reactions where comment_id = p_comment and person_id = me and kind = p_kind;
  end if;
end $$;

-- Hides what is written under an idea, or shows it again, for whoever runs its event and for leaders. Said again it changes nothing.
-- Refuses: no_such_comment, organizers_moderate, comments_are_hidden_for_a_reason (by its constraint).
create function public.hide_comment(p_comment bigint, p_hides boolean, p_reason text default '') returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  c public.comments;
begin
  select * into c from public.comments where id = p_comment and removed_at is null for update;
  if not found then
    perform private.refuse('no_such_comment', 404);
  elsif not private.organizes((select event_id from public.ideas where id = c.idea_id)) then
    perform private.refuse('organizers_moderate', 403);
  elsif p_hides = (c.hidden_at is not null) then
    return;
  end if;
  if p_hides then
    insert into private.hidden_words (comment_id, body) values (c.id, c.body);
    update public.comments set body = '', hidden_at = private.now(), hidden_by = me, hidden_reason = btrim(p_reason) where id = c.id;
  else
    update public.comments set body = (select body from private.hidden_words where comment_id = c.id), hidden_at = null, hidden_by = null,
      hidden_reason = '' where id = c.id;
    delete from private.hidden_words where comment_id = c.id;
  end if;
  perform private.log(case when p_hides then 'comment.hidden' else 'comment.shown' end, 'ideas', c.idea_id::text,
    jsonb_build_object('comment', c.id, 'reason', btrim(p_reason)));
end $$;

-- The words of a hidden comment, for who wrote it and who may show it again; nothing for everybody else.
create function private.hidden_words_of(p_comment public.comments) returns text
language sql stable security definer set search_path = '' as $$
  select h.body from private.hidden_words h where h.comment_id = p_comment.id and private.is_member()
    and (p_comment.author_id = auth.uid() or private.organizes((select event_id from public.ideas where id = p_comment.idea_id)))
$$;
grant execute on function private.hidden_words_of(public.comments) to authenticated;
grant execute on function public.set_reaction(bigint, public.reaction, boolean), public.hide_comment(bigint, boolean, text) to authenticated;

-- What is said about an idea and, until it was merged, about those that are part of it: the latest 500, in order, answers
-- behind what they answer.
create function public.read_talk(p_idea bigint) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(to_jsonb(t) - 'thread_at' order by t.thread_at, t.reply_to nulls first, t.id), '[]') from (
    select c.id, c.body, c.written_at, c.removed_at, c.reply_to, c.hidden_at, c.hidden_reason, h.name as hidden_by,
      case when c.hidden_at is not null then private.hidden_words_of(c) end as hidden_words,
      -- for its author, as long as a mention asks for something: an @ that reached nobody
      case when c.author_id = (select auth.uid()) and c.written_at > private.now() - interval '14 days' and position('@' in c.body) > 0
        then (private.read_names(c.body)).unclear else '[]' end as unclear,
      coalesce((select a.id from public.comments a where a.id = c.reply_to), c.id) as thread_at,
      case when c.idea_id <> p_idea then jsonb_build_object('id', i.id, 'title', i.title) end as "from",
      jsonb_build_object('id', p.id, 'name', p.name, 'function', p.function, 'is_bridging', p.is_bridging) as author,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', k.kind, 'count', k.n, 'is_mine', k.is_mine) order by k.kind), '[]') from (
        select r.kind, count(*) as n, bool_or(r.person_id = (select auth.uid())) as is_mine
        from public.reactions r where r.comment_id = c.id group by r.kind) k) as reactions
    from public.comments c join public.ideas i on i.id = c.idea_id join public.people p on p.id = c.author_id
      left join public.people h on h.id = c.hidden_by
    where c.idea_id in (select f.id from private.merged_family(p_idea) f)
    order by c.id desc limit 500) t
$$;
grant execute on function public.read_talk(bigint) to authenticated;
