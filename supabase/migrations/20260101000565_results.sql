-- results, heard on the page of an event: what is awarded is prepared unheard; what is put right after the results is heard.

create function private.hear_award() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_event bigint := coalesce(new.event_id, old.event_id);
begin
  if private.results_are_out(v_event) then
    perform private.call_floor(v_event);
  end if;
  return null;
end $$;
create trigger awards_are_heard after insert or update or delete on public.awards for each row execute function private.hear_award();
create trigger result_words_are_heard after insert or update on public.result_words for each row execute function private.hear_award();
