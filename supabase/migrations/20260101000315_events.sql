-- events, who saved which form of the set-up, and when. Of two organizers who have the same form open, the second one is told: nothing
-- that somebody else saved is overwritten by who has not seen it.

create table public.event_saves (
  event_id bigint not null references public.events (id) on delete cascade,
  -- 'event', 'registration', 'rubric', …; 'award 12' where there are several
  form text not null,
  version integer not null,
  saved_by uuid not null references public.people (id) on delete restrict,
  saved_at timestamptz not null default private.now(),
  primary key (event_id, form, version)
);
create index event_saves_by_person on public.event_saves (saved_by);
alter table public.event_saves enable row level security;
create policy event_saves_are_seen_by_organizers on public.event_saves for select to authenticated
  using ((select private.is_member()) and private.organizes(event_id));
grant select on public.event_saves to authenticated;
create trigger event_saves_are_append_only before update on public.event_saves
  for each row execute function private.refuse_change();

-- Called with what the form changes held. p_version: the last save that whoever sends the form has read; null asks nothing.
-- Refuses: setup_was_changed.
create function private.note_save(p_event bigint, p_form text, p_version integer) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_last integer := (select coalesce(max(version), 0) from public.event_saves where event_id = p_event and form = p_form);
begin
  if p_version <> v_last then
    perform private.refuse('setup_was_changed');
  end if;
  insert into public.event_saves (event_id, form, version, saved_by) values (p_event, p_form, v_last + 1, auth.uid());
end $$;

-- The last twenty saves of a form, and of each that is called like it with a number, the latest first: {"form", "version", "at", "by",
-- "is_mine"}. Those who organize the event see them.
create function public.list_event_saves(p_slug text, p_form text) returns jsonb
language plpgsql stable set search_path = '' as $$
begin return (
  select coalesce(jsonb_agg(to_jsonb(s) - 'place' order by s.form, s.version desc), '[]') from (
    select s.form, s.version, s.saved_at as at, p.name as by, s.saved_by = (select auth.uid()) as is_mine,
      row_number() over (partition by s.form order by s.version desc) as place
    from public.event_saves s join public.events e on e.id = s.event_id join public.people p on p.id = s.saved_by
    where e.slug = p_slug and (s.form = p_form or starts_with(s.form, p_form || ' '))) s
  where s.place <= 20);
end $$;
grant execute on function public.list_event_saves(text, text) to authenticated;
