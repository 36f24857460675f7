-- What the leader measures: calibrations by version, openings' agreement, questions' health.

create table if not exists public.mt_doc_fittedcalibration (
    tenant_id character varying not null default '*DEFAULT*',
    id character varying not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_version uuid not null default (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type character varying,
    constraint pkey_mt_doc_fittedcalibration_tenant_id_id primary key (tenant_id, id)
);
create unique index if not exists mt_doc_fittedcalibration_uidx_version on public.mt_doc_fittedcalibration using btree (tenant_id, (CAST(data ->> 'Version' as integer)));

create table if not exists public.mt_doc_openingagreement (
    tenant_id character varying not null default '*DEFAULT*',
    id character varying not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_version uuid not null default (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type character varying,
    constraint pkey_mt_doc_openingagreement_tenant_id_id primary key (tenant_id, id)
);

create table if not exists public.mt_doc_questionfigures (
    tenant_id character varying not null default '*DEFAULT*',
    id character varying not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_version uuid not null default (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type character varying,
    constraint pkey_mt_doc_questionfigures_tenant_id_id primary key (tenant_id, id)
);
