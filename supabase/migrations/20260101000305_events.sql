-- events, previewed: an organizer sees an event as a participant, a mentor, a judge, a guest judge, a colleague who has not
-- registered or a leader finds it now. No row is made for it: the policies are asked for an id that owns nothing, and the few functions below
-- answer that this nobody has the part. So what is seen is what the policies show to such a person, and nobody else sees a trace.

-- Always now, never another moment. A later one would open what is sealed until then from whoever looks as well: votes, scores, how it
-- came out. An earlier one would show what is there today by the rules of then. Who sees what in which phase is a table in the pages.

-- Called before every request: by PostgREST, see the end of this file, and by the embedded server where the header is there.
-- x-preview: "<event id>.<part>" of an event that whoever asks organizes. From here on the transaction writes nothing, and forgets who
-- asks but for what has to be kept from him or her. A stranger and the server itself preview nothing. Refuses: previews_are_for_organizers.
create function private.begin_preview() returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_asked text := nullif(current_setting('request.headers', true), '')::json ->> 'x-preview';
  v_event bigint := substring(v_asked from '^([0-9]{1,15})\.')::bigint;
  v_part text := substring(v_asked from '\.([a-z]+)$');
  v_preview jsonb;
begin
  if v_asked is null or auth.uid() is null then
    return;
  end if;
  select jsonb_build_object('event', e.id, 'part', v_part, 'caller', p.id, 'function', p.function, 'is_bridging', p.is_bridging) into v_preview
  from public.events e, public.people p
  where e.id = v_event and p.id = auth.uid() and p.is_complete and v_part in ('participant', 'mentor', 'judge', 'guest', 'colleague', 'leader')
    and private.is_member() and private.organizes(e.id);
  if not found then
    perform private.refuse('previews_are_for_organizers', 403);
  end if;
  perform set_config('transaction_read_only', 'on', true), set_config('common_ground.preview', v_preview::text, true),
    set_config('request.jwt.claim.sub', '', true),
    set_config('request.jwt.claims', jsonb_build_object('role', 'authenticated', 'sub', private.nobody())::text, true);
end $$;
-- everybody, because PostgREST calls it as whoever asks
grant execute on function private.begin_preview() to anon, authenticated, service_role;
grant usage on schema private to anon, service_role;

-- Whether the person who asks is registered, is a mentor, is in by either, by organizing or by waiting for a place: by a row, or in a
-- preview of that part. Who judges is known further up (560).
create function private.is_registered(p_event bigint) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from public.registrations where event_id = p_event and person_id = auth.uid()) or private.previews(p_event, 'participant');
end $$;
create function private.is_mentor(p_event bigint) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from public.event_roles where event_id = p_event and person_id = auth.uid() and role = 'mentor')
    or private.previews(p_event, 'mentor');
end $$;
create function private.is_in(p_event bigint) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return private.is_registered(p_event) or exists (select from public.event_roles where event_id = p_event and person_id = auth.uid())
    or exists (select from public.events where id = p_event and organizer_id = auth.uid())
    or exists (select from public.waiting_list where event_id = p_event and person_id = auth.uid())
    or private.previews(p_event, 'mentor');
end $$;

-- How pages name the nobody of a preview, of the function of whoever previews; null otherwise.
create function private.previewed_person() returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('id', private.nobody(), 'name', case p ->> 'part' when 'participant' then 'A participant' when 'mentor' then 'A mentor'
      when 'judge' then 'A judge' when 'guest' then 'A guest judge'
      when 'leader' then 'A leader' else 'A colleague' end,
    'function', p ->> 'function', 'is_bridging', (p ->> 'is_bridging')::boolean, 'title', '', 'skills', '[]'::jsonb)
  from private.preview() p where p is not null
$$;
grant execute on function private.is_registered(bigint), private.is_mentor(bigint), private.is_in(bigint),
  private.previewed_person() to authenticated;

-- What the page says of a preview; null where there is none.
create function public.show_preview() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin return (
  select jsonb_build_object('part', private.preview() ->> 'part', 'slug', e.slug, 'name', e.name, 'person', private.previewed_person())
  from public.events e where e.id = (private.preview() ->> 'event')::bigint);
end $$;
grant execute on function public.show_preview() to authenticated;

-- PostgREST logs in as the authenticator, and reads from it what to call first. The embedded server has no such login.
do $$
begin
  if exists (select from pg_catalog.pg_roles where rolname = 'authenticator' and rolcanlogin) then
    alter role authenticator set pgrst.db_pre_request = 'private.begin_preview';
    notify pgrst, 'reload config';
  end if;
end $$;
