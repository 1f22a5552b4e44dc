-- experiments, what is written around one: the lab notebook with its pictures, and the tags it is found by.

create type public.entry_kind as enum ('note', 'observation', 'incident');

-- An entry is never edited: a later one names it and takes its place, or it is struck with a reason.
create table public.notebook_entries (
  id bigint generated always as identity primary key,
  experiment_id bigint not null references public.experiments (id) on delete cascade,
  kind public.entry_kind not null,
  -- the day it is about, which may lie before the day it was written
  day date not null,
  body text not null,
  written_by uuid not null references public.people (id) on delete restrict,
  written_at timestamptz not null default private.now(),
  -- one per form that was opened, so that a double submit writes once
  key uuid,
  replaces_id bigint,
  unique (id, experiment_id),
  constraint notebook_entries_are_written_once unique (written_by, key),
  constraint notebook_entries_are_replaced_once unique (replaces_id, experiment_id),
  constraint notebook_entries_stay_in_their_notebook foreign key (replaces_id, experiment_id)
    references public.notebook_entries (id, experiment_id) on delete cascade,
  constraint notebook_entries_say_something check (length(btrim(body, E' \t\r\n')) >= 3 and length(body) <= 10000)
);
create index notebook_entries_by_day on public.notebook_entries (experiment_id, day desc, id desc);
create index notebook_entries_by_age on public.notebook_entries (written_at);
alter table public.notebook_entries enable row level security;

create trigger notebook_entries_say_names_whole before insert on public.notebook_entries for each row
  when (position('@' in new.body) > 0) execute function private.say_names_whole('10000');

create table public.strikes (
  entry_id bigint primary key references public.notebook_entries (id) on delete cascade,
  reason text not null,
  struck_by uuid not null references public.people (id) on delete restrict,
  struck_at timestamptz not null default private.now(),
  constraint strikes_give_a_reason check (length(btrim(reason)) between 10 and 500)
);
create index strikes_by_person on public.strikes (struck_by);
alter table public.strikes enable row level security;

-- Pictures live in the database, behind the same policies as the words around them, embedded and hosted alike.
create table public.pictures (
  id bigint generated always as identity primary key,
  experiment_id bigint not null references public.experiments (id) on delete cascade,
  media_type text not null,
  content bytea not null,
  hash text not null generated always as (encode(sha256(content), 'hex')) stored,
  added_by uuid not null references public.people (id) on delete restrict,
  added_at timestamptz not null default private.now(),
  unique (id, experiment_id),
  constraint pictures_are_kept_once unique (experiment_id, hash),
  constraint pictures_are_what_they_say check (media_type is not distinct from private.picture_type(content)),
  constraint pictures_fit check (octet_length(content) <= 1048576)
);
-- compressed already
alter table public.pictures alter content set storage external;
create index pictures_by_author on public.pictures (added_by);
alter table public.pictures enable row level security;

create table public.entry_pictures (
  entry_id bigint not null,
  position integer not null,
  experiment_id bigint not null,
  picture_id bigint not null,
  -- what it shows, for those who do not see it
  alt text not null,
  primary key (entry_id, position),
  constraint entry_pictures_entry_is_of_the_experiment foreign key (entry_id, experiment_id)
    references public.notebook_entries (id, experiment_id) on delete cascade,
  constraint entry_pictures_picture_is_of_the_experiment foreign key (picture_id, experiment_id)
    references public.pictures (id, experiment_id) on delete cascade,
  constraint entry_pictures_are_three_at_most check (position between 1 and 3),
  constraint entry_pictures_are_described check (length(btrim(alt)) between 3 and 300)
);
create index entry_pictures_by_entry on public.entry_pictures (entry_id, experiment_id);
create index entry_pictures_by_picture on public.entry_pictures (picture_id, experiment_id);
alter table public.entry_pictures enable row level security;

create trigger notebook_entries_are_append_only before update or delete on public.notebook_entries
  for each row execute function private.refuse_change();
create trigger strikes_are_append_only before update or delete on public.strikes
  for each row execute function private.refuse_change();
create trigger pictures_are_append_only before update or delete on public.pictures
  for each row execute function private.refuse_change();
create trigger entry_pictures_are_append_only before update or delete on public.entry_pictures
  for each row execute function private.refuse_change();
create trigger notebook_entries_are_never_truncated before truncate on public.notebook_entries
  for each statement execute function private.refuse_change();
create trigger strikes_are_never_truncated before truncate on public.strikes
  for each statement execute function private.refuse_change();
create trigger pictures_are_never_truncated before truncate on public.pictures
  for each statement execute function private.refuse_change();
create trigger entry_pictures_are_never_truncated before truncate on public.entry_pictures
  for each statement execute function private.refuse_change();

create policy notebook_entries_are_seen_by_members on public.notebook_entries for select to authenticated using ((select private.is_member()));
create policy strikes_are_seen_by_members on public.strikes for select to authenticated using ((select private.is_member()));
create policy pictures_are_seen_by_members on public.pictures for select to authenticated using ((select private.is_member()));
create policy entry_pictures_are_seen_by_members on public.entry_pictures for select to authenticated using ((select private.is_member()));
grant select on public.notebook_entries, public.strikes, public.pictures, public.entry_pictures to authenticated;

-- The bytes of a picture from base64. Refuses: picture_is_not_one, picture_has_too_many_points.
create function private.picture_bytes(p_base64 text) returns bytea
language plpgsql immutable set search_path = '' as $$
declare
  v_content bytea := private.decoded(p_base64);
begin
  if private.picture_type(v_content) is null then
    perform private.refuse('picture_is_not_one', 400);
  elsif not private.is_showable(private.picture_size(v_content)) then
    perform private.refuse('picture_has_too_many_points', 400);
  end if;
  return v_content;
end $$;

-- A picture of an experiment from base64, kept once however often it is sent. Refuses: picture_bytes', too_many_pictures.
create function private.keep_picture(p_experiment bigint, p_base64 text, p_author uuid) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  v_content bytea := private.picture_bytes(p_base64);
  v_id bigint := (select id from public.pictures where experiment_id = p_experiment and hash = encode(sha256(v_content), 'hex'));
begin
  if v_id is null then
    if (select count(*) from public.pictures where experiment_id = p_experiment) >= 100 then
      perform private.refuse('too_many_pictures', 413);
    end if;
    insert into public.pictures (experiment_id, media_type, content, added_by)
    values (p_experiment, private.picture_type(v_content), v_content, p_author) returning id into v_id;
  end if;
  return v_id;
end $$;

-- Puts pictures to an entry: [{alt, content (base64)} or {alt, id} of one that the experiment has already].
-- Refuses: keep_picture's.
create function private.attach_pictures(p_entry public.notebook_entries, p_pictures jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_picture record;
begin
  for v_picture in
    select p ->> 'alt' as alt, (p ->> 'id')::bigint as id, p ->> 'content' as content, place
    from jsonb_array_elements(p_pictures) with ordinality as given (p, place)
  loop
    insert into public.entry_pictures (entry_id, position, experiment_id, picture_id, alt)
    values (p_entry.id, v_picture.place, p_entry.experiment_id,
      coalesce(v_picture.id, private.keep_picture(p_entry.experiment_id, v_picture.content, p_entry.written_by)), btrim(v_picture.alt));
  end loop;
end $$;

-- Writes an entry: {kind, day, body, replaces, pictures}. The same key again answers the entry that is there.
-- Refuses: experiment_has_not_started, entry_is_of_a_day_of_the_run, no_such_entry, entry_is_replaced, entry_is_struck,
-- attach_pictures' and own_experiment's.
create function public.write_entry(p_experiment bigint, p_entry jsonb, p_key uuid default null) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  x public.experiments := private.own_experiment(p_experiment);
  e public.notebook_entries;
  v_day date := (p_entry ->> 'day')::date;
  v_replaces bigint := (p_entry ->> 'replaces')::bigint;
begin
  select * into e from public.notebook_entries where written_by = auth.uid() and key = p_key and experiment_id = x.id;
  if found then
    return e.id;
  elsif x.started_at is null then
    perform private.refuse('experiment_has_not_started');
  elsif v_day is null or v_day > least(x.ends_on, private.today())
    or v_day < (select min(starts_on) from public.time_boxes where experiment_id = x.id) then
    perform private.refuse('entry_is_of_a_day_of_the_run');
  elsif v_replaces is not null then
    perform private.check_standing(x.id, v_replaces);
  end if;
  insert into public.notebook_entries (experiment_id, kind, day, body, written_by, key, replaces_id)
  values (x.id, (p_entry ->> 'kind')::public.entry_kind, v_day, btrim(p_entry ->> 'body', E' \t\r\n'), auth.uid(), p_key, v_replaces)
  returning * into e;
  perform private.attach_pictures(e, coalesce(p_entry -> 'pictures', '[]'));
  perform private.log('notebook.written', 'experiments', x.id::text, jsonb_build_object('entry', e.id, 'kind', e.kind,
    'day', e.day, 'replaces', e.replaces_id, 'hash', encode(sha256(convert_to(e.body, 'UTF8')), 'hex')));
  return e.id;
end $$;

-- Only what stands can be replaced or struck. Refuses: no_such_entry, entry_is_replaced, entry_is_struck.
create function private.check_standing(p_experiment bigint, p_entry bigint) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from public.notebook_entries where id = p_entry and experiment_id = p_experiment) then
    perform private.refuse('no_such_entry', 404);
  elsif exists (select from public.notebook_entries where replaces_id = p_entry) then
    perform private.refuse('entry_is_replaced');
  elsif exists (select from public.strikes where entry_id = p_entry) then
    perform private.refuse('entry_is_struck');
  end if;
end $$;

-- Strikes an entry: it stays to be read, with the reason why it does not count. Refuses: check_standing's, own_experiment's.
create function public.strike_entry(p_entry bigint, p_reason text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_experiment bigint := (select experiment_id from public.notebook_entries where id = p_entry);
begin
  perform private.caller();
  if v_experiment is null then
    perform private.refuse('no_such_entry', 404);
  end if;
  perform private.own_experiment(v_experiment);
  perform private.check_standing(v_experiment, p_entry);
  insert into public.strikes (entry_id, reason, struck_by) values (p_entry, btrim(p_reason), auth.uid());
  perform private.log('notebook.struck', 'experiments', v_experiment::text, jsonb_build_object('entry', p_entry, 'reason', btrim(p_reason)));
end $$;

-- The entries that were not replaced, with who wrote them, why they were struck and what stood there before.
create view public.notebook with (security_invoker = true) as
select e.id, e.experiment_id, e.kind, e.day, e.body, e.written_at, p.name as author, p.function as author_function,
  s.reason as strike_reason, s.struck_at, q.name as struck_by,
  (select jsonb_agg(jsonb_build_object('id', i.picture_id, 'alt', i.alt) order by i.position)
    from public.entry_pictures i where i.entry_id = e.id) as pictures,
  (with recursive line as (
      select o.* from public.notebook_entries o where o.id = e.replaces_id
      union all select o.* from public.notebook_entries o join line l on o.id = l.replaces_id)
    select jsonb_agg(jsonb_build_object('id', l.id, 'kind', l.kind, 'day', l.day, 'body', l.body, 'written_at', l.written_at,
      'author', w.name) order by l.id desc) from line l join public.people w on w.id = l.written_by) as earlier
from public.notebook_entries e
  join public.people p on p.id = e.written_by
  left join public.strikes s on s.entry_id = e.id
  left join public.people q on q.id = s.struck_by
where not exists (select from public.notebook_entries later where later.replaces_id = e.id);
grant select on public.notebook to authenticated;

-- A page of the notebook, the latest day first, with what it belongs to; p_before is the last entry of the page before.
-- Null when there is no such experiment.
create function public.read_notebook(p_experiment bigint, p_kind public.entry_kind default null, p_before bigint default null,
  p_limit integer default 20) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  v_limit integer := least(greatest(p_limit, 1), 50);
  v_day date := (select day from public.notebook_entries where id = p_before and experiment_id = p_experiment);
  v_entries jsonb;
begin
  select coalesce(jsonb_agg(to_jsonb(n) order by n.day desc, n.id desc), '[]') into v_entries from (
    select * from public.notebook n
    where n.experiment_id = p_experiment and (p_kind is null or n.kind = p_kind)
      and (v_day is null or (n.day, n.id) < (v_day, p_before))
    order by n.day desc, n.id desc limit v_limit + 1) n;
  return (select jsonb_build_object('entries', case when jsonb_array_length(v_entries) > v_limit then v_entries - v_limit else v_entries end,
    'has_more', jsonb_array_length(v_entries) > v_limit, 'id', x.id, 'title', x.title, 'runs', private.runs_experiment(x.id),
    'first_day', (select min(starts_on) from public.time_boxes where experiment_id = x.id),
    'last_day', least(x.ends_on, private.today()))
  from public.experiments x where x.id = p_experiment);
end $$;

-- A picture as base64, or only its hash where the asker has that one already; null when there is none.
create function public.read_picture(p_experiment bigint, p_picture bigint, p_known text default null) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('media_type', media_type, 'hash', hash,
    'content', case when hash is distinct from p_known then translate(encode(content, 'base64'), E'\n', '') end)
  from public.pictures where id = p_picture and experiment_id = p_experiment
$$;
