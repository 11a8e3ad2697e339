/* bw-city-members.c: members of one document that a city is stricter about
 *
 * The feed takes what it does not know, so that an older desk can read a newer
 * backend. A city is written by hand: a word that nobody knows is a slip there.
 * What names another document is gathered here and looked up by
 * bw-city-check.c, when all of them are read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-city-private.h"

#include "bw-reason.h"
#include "bw-schema.h"
#include "bw-site-watch-private.h"

static const char * const team_kinds[] = { "volunteer", "vanguard", "women", "medical", "police", "branch", NULL };

/* The reading of one line. */
typedef struct
{
  BwCityLine *line;
  GPtrArray  *faults;
} Reading;

static void
add_fault (Reading    *reading,
           const char *pointer,
           char       *reason)
{
  g_ptr_array_add (reading->faults, bw_fault_new (reading->line->file, reading->line->line, pointer, reason));
  g_free (reason);
}

static void
clear_reference (gpointer data)
{
  BwCityReference *reference = data;

  g_free (reference->pointer);
  g_free (reference->id);
}

static void
keep_reference (Reading    *reading,
                guint       wanted,
                const char *pointer,
                const char *id)
{
  BwCityReference reference = { .pointer = g_strdup (pointer), .id = g_strdup (id), .wanted = wanted };

  if (reading->line->references == NULL)
    {
      reading->line->references = g_array_new (FALSE, FALSE, sizeof (BwCityReference));
      g_array_set_clear_func (reading->line->references, clear_reference);
    }
  g_array_append_val (reading->line->references, reference);
}

static void
check_team (Reading    *reading,
            JsonObject *object)
{
  const char *kind = json_object_get_string_member (object, "kind");
  g_autofree char *kinds = NULL;

  if (g_strv_contains (team_kinds, kind))
    return;

  kinds = g_strjoinv ("|", (char **) team_kinds);
  add_fault (reading, "/kind", bw_reason_write (BW_REASON_CHOICE, kinds, NULL));
}

static void
check_hours (Reading    *reading,
             JsonObject *object)
{
  const char *hours = json_object_get_string_member_with_default (object, "hours", NULL);
  guint opens;
  guint closes;

  if (hours != NULL && !bw_site_watch_parse_hours (hours, &opens, &closes))
    add_fault (reading, "/hours", bw_reason_write (BW_REASON_HOURS, hours, NULL));
}

static void
check_name (const char *pointer,
            const char *wanted,
            const char *id,
            gpointer    data)
{
  Reading *reading = data;
  BwDocumentType type;

  if (bw_document_type_from_string (wanted, &type))
    keep_reference (reading, type, pointer, id);
  else if (g_str_equal (wanted, "place"))
    keep_reference (reading, BW_CITY_PLACE, pointer, id);
  else if (bw_measure_catalogue_lookup (bw_measure_catalogue_get_default (), id) == NULL)
    add_fault (reading, pointer, bw_reason_write (BW_REASON_MEASURE, id, NULL));
}

/* A tally passes over measures that it does not know. */
static void
check_names (Reading    *reading,
             JsonObject *values,
             const char *subject)
{
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init (&iter, values);
  while (json_object_iter_next (&iter, &name, NULL))
    {
      const BwMeasure *measure = bw_measure_catalogue_lookup (bw_measure_catalogue_get_default (), name);
      g_autofree char *pointer = g_strconcat ("/values/", name, NULL);

      if (measure == NULL)
        add_fault (reading, pointer, bw_reason_write (BW_REASON_MEASURE, name, NULL));
      else if (!bw_measure_is_of_subject (measure, subject))
        add_fault (reading, pointer, g_strdup_printf ("is counted for \"%s\", not for \"%s\"",
                                                      measure->subject, subject));
    }
}

static void
check_tally (Reading    *reading,
             JsonObject *object)
{
  BwTally *tally = bw_document_get_tally (reading->line->document);
  JsonNode *values = json_object_get_member (object, "values");
  const char *round = strchr (tally->subject, ':');

  if (round != NULL)
    keep_reference (reading, BW_DOCUMENT_TYPE_ROUND, "/subject", round + 1);
  if (values != NULL && JSON_NODE_HOLDS_OBJECT (values))
    check_names (reading, json_node_get_object (values), tally->subject);

  for (guint i = 0; i < tally->n_values; i++)
    {
      const BwMeasure *measure = bw_measure_catalogue_get (bw_measure_catalogue_get_default (),
                                                           tally->values[i].measure);
      const char *fault = bw_measure_find_fault (measure, tally->values[i].value);
      g_autofree char *pointer = g_strconcat (tally->values[i].own ? "/own/" : "/values/", measure->id, NULL);

      if (tally->values[i].value < 0)
        add_fault (reading, pointer, g_strdup (bw_reason_say (BW_REASON_NEGATIVE)));
      else if (fault != NULL)
        add_fault (reading, pointer, g_strdup (fault));
      else if (measure->kind == BW_MEASURE_KIND_STATED && tally->values[i].value > measure->maximum)
        add_fault (reading, pointer, g_strdup_printf ("%.15g is not plausible: at most %.15g",
                                                      tally->values[i].value, measure->maximum));
    }
}

/**
 * bw_city_members_read:
 * @line: a document that was read; takes what it names
 * @object: the same
 * @faults: (element-type BwFault): where to add what is wrong
 */
void
bw_city_members_read (BwCityLine *line,
                      JsonObject *object,
                      GPtrArray  *faults)
{
  Reading reading = { .line = line, .faults = faults };
  BwDocumentType type = bw_document_get_kind (line->document);

  bw_schema_visit_names (bw_schema_of_type (type), object, check_name, &reading);
  if (type == BW_DOCUMENT_TYPE_TEAM)
    check_team (&reading, object);
  else if (type == BW_DOCUMENT_TYPE_SITE)
    check_hours (&reading, object);
  else if (type == BW_DOCUMENT_TYPE_TALLY)
    check_tally (&reading, object);
}
