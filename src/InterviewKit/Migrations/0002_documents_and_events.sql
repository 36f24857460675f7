-- Documents and events, in Marten's format: drafted by db-dump from the mapping, recorded here for good.

create or replace function public.mt_immutable_timestamp(value text) returns timestamp without time zone language sql immutable as $function$ select value::timestamp without time zone $function$;
create or replace function public.mt_immutable_timestamptz(value text) returns timestamp with time zone language sql immutable as $function$ select value::timestamp with time zone $function$;
create or replace function public.mt_immutable_date(value text) returns date language sql immutable as $function$ select value::date $function$;
create or replace function public.mt_immutable_time(value text) returns time without time zone language sql immutable as $function$ select value::time without time zone $function$;

create table if not exists public.mt_doc_apikey (
    tenant_id character varying not null default '*DEFAULT*',
    id uuid not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_dotnet_type character varying,
    mt_version integer not null default 0,
    constraint pkey_mt_doc_apikey_tenant_id_id primary key (tenant_id, id)
);

create table if not exists public.mt_doc_application (
    tenant_id character varying not null default '*DEFAULT*',
    id uuid not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_dotnet_type character varying,
    mt_version integer not null default 0,
    constraint pkey_mt_doc_application_tenant_id_id primary key (tenant_id, id)
);
create index if not exists mt_doc_application_idx_candidate_id on public.mt_doc_application using btree ((CAST(data ->> 'CandidateId' as uuid)));
create unique index if not exists mt_doc_application_uidx_opening_idcandidate_id on public.mt_doc_application using btree (tenant_id, (CAST(data ->> 'OpeningId' as uuid)), (CAST(data ->> 'CandidateId' as uuid)));

create table if not exists public.mt_doc_candidate (
    tenant_id character varying not null default '*DEFAULT*',
    id uuid not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_dotnet_type character varying,
    mt_version integer not null default 0,
    constraint pkey_mt_doc_candidate_tenant_id_id primary key (tenant_id, id)
);
create index if not exists mt_doc_candidate_idx_normalized_email on public.mt_doc_candidate using btree ((data ->> 'NormalizedEmail'));

create table if not exists public.mt_doc_dimension (
    tenant_id character varying not null default '*DEFAULT*',
    id character varying not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_version uuid not null default (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type character varying,
    constraint pkey_mt_doc_dimension_tenant_id_id primary key (tenant_id, id)
);

create table if not exists public.mt_doc_dimensionversion (
    tenant_id character varying not null default '*DEFAULT*',
    id character varying not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_version uuid not null default (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type character varying,
    constraint pkey_mt_doc_dimensionversion_tenant_id_id primary key (tenant_id, id)
);

create table if not exists public.mt_doc_interview (
    tenant_id character varying not null default '*DEFAULT*',
    id uuid not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_dotnet_type character varying,
    mt_version integer not null default 0,
    constraint pkey_mt_doc_interview_tenant_id_id primary key (tenant_id, id)
);
create index if not exists mt_doc_interview_idx_application_id on public.mt_doc_interview using btree ((CAST(data ->> 'ApplicationId' as uuid)));
create index if not exists mt_doc_interview_idx_interviewer_id on public.mt_doc_interview using btree ((CAST(data ->> 'InterviewerId' as uuid)));

create table if not exists public.mt_doc_opening (
    tenant_id character varying not null default '*DEFAULT*',
    id uuid not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_dotnet_type character varying,
    mt_version integer not null default 0,
    constraint pkey_mt_doc_opening_tenant_id_id primary key (tenant_id, id)
);
create index if not exists mt_doc_opening_idx_data on public.mt_doc_opening using gin (data jsonb_path_ops);

create table if not exists public.mt_doc_person (
    tenant_id character varying not null default '*DEFAULT*',
    id uuid not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_dotnet_type character varying,
    mt_version integer not null default 0,
    constraint pkey_mt_doc_person_tenant_id_id primary key (tenant_id, id)
);
create unique index if not exists mt_doc_person_uidx_normalized_email on public.mt_doc_person using btree (tenant_id, (data ->> 'NormalizedEmail'));

create table if not exists public.mt_doc_question (
    tenant_id character varying not null default '*DEFAULT*',
    id character varying not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_version uuid not null default (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type character varying,
    constraint pkey_mt_doc_question_tenant_id_id primary key (tenant_id, id)
);
create index if not exists mt_doc_question_idx_data on public.mt_doc_question using gin (data jsonb_path_ops);

create table if not exists public.mt_doc_questionrevision (
    tenant_id character varying not null default '*DEFAULT*',
    id character varying not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_version uuid not null default (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type character varying,
    constraint pkey_mt_doc_questionrevision_tenant_id_id primary key (tenant_id, id)
);
create index if not exists mt_doc_questionrevision_idx_question_key on public.mt_doc_questionrevision using btree ((data ->> 'QuestionKey'));

create table if not exists public.mt_doc_questionset (
    tenant_id character varying not null default '*DEFAULT*',
    id character varying not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_version uuid not null default (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type character varying,
    constraint pkey_mt_doc_questionset_tenant_id_id primary key (tenant_id, id)
);

create table if not exists public.mt_doc_questionsetversion (
    tenant_id character varying not null default '*DEFAULT*',
    id character varying not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_version uuid not null default (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type character varying,
    constraint pkey_mt_doc_questionsetversion_tenant_id_id primary key (tenant_id, id)
);
create index if not exists mt_doc_questionsetversion_idx_set_key on public.mt_doc_questionsetversion using btree ((data ->> 'SetKey'));

create table if not exists public.mt_doc_role (
    tenant_id character varying not null default '*DEFAULT*',
    id character varying not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_version uuid not null default (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type character varying,
    constraint pkey_mt_doc_role_tenant_id_id primary key (tenant_id, id)
);

create table if not exists public.mt_doc_roleversion (
    tenant_id character varying not null default '*DEFAULT*',
    id character varying not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_version uuid not null default (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type character varying,
    constraint pkey_mt_doc_roleversion_tenant_id_id primary key (tenant_id, id)
);

create table if not exists public.mt_doc_scorecard (
    tenant_id character varying not null default '*DEFAULT*',
    id uuid not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_dotnet_type character varying,
    mt_version integer not null default 0,
    constraint pkey_mt_doc_scorecard_tenant_id_id primary key (tenant_id, id)
);
create index if not exists mt_doc_scorecard_idx_application_id on public.mt_doc_scorecard using btree ((CAST(data ->> 'ApplicationId' as uuid)));

create table if not exists public.mt_doc_scorecardtext (
    tenant_id character varying not null default '*DEFAULT*',
    id character varying not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_version uuid not null default (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type character varying,
    constraint pkey_mt_doc_scorecardtext_tenant_id_id primary key (tenant_id, id)
);

create table if not exists public.mt_doc_withdrawaltext (
    tenant_id character varying not null default '*DEFAULT*',
    id character varying not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_version uuid not null default (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type character varying,
    constraint pkey_mt_doc_withdrawaltext_tenant_id_id primary key (tenant_id, id)
);

create table if not exists public.mt_doc_workspace (
    id character varying not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_version uuid not null default (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type character varying,
    constraint pkey_mt_doc_workspace_id primary key (id)
);

create table if not exists public.mt_streams (
    tenant_id character varying not null default '*DEFAULT*',
    id uuid not null,
    type character varying,
    version bigint,
    timestamp timestamp with time zone not null default now(),
    created timestamp with time zone not null default now(),
    is_archived boolean default FALSE,
    constraint pkey_mt_streams_tenant_id_id primary key (tenant_id, id)
);

create table if not exists public.mt_events (
    seq_id bigint not null,
    id uuid not null,
    stream_id uuid,
    version bigint not null,
    data jsonb not null,
    bdata bytea,
    type character varying(500) not null,
    timestamp timestamp with time zone not null default now(),
    tenant_id character varying default '*DEFAULT*',
    mt_dotnet_type character varying,
    is_archived boolean default FALSE,
    constraint fkey_mt_events_stream_id_tenant_id foreign key (stream_id, tenant_id) references public.mt_streams (id, tenant_id) on delete cascade,
    constraint pkey_mt_events_seq_id primary key (seq_id)
);
create unique index if not exists pk_mt_events_stream_and_version on public.mt_events using btree (tenant_id, stream_id, version);

create table if not exists public.mt_event_progression (
    name character varying not null,
    last_seq_id bigint,
    last_updated timestamp with time zone default (transaction_timestamp()),
    constraint pk_mt_event_progression primary key (name)
);

create sequence if not exists public.mt_events_sequence owned by public.mt_events.seq_id;
