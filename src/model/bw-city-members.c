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

#include "bw-site-watch-private.h"

/* What a member holds. Below: the type of the document that it names. */
enum
{
  PLACE = BW_CITY_PLACE,
  MEASURE,
  COUNT,
  HOURS,
  TEAM_KIND,
};

typedef struct
{
  BwDocumentType  type;
  guint           what;
  const char     *path[5]; /* "*": each item of a list */
} Member;

static const Member members[] =
{
  { BW_DOCUMENT_TYPE_AREA, BW_DOCUMENT_TYPE_AREA, { "parent" } },
  { BW_DOCUMENT_TYPE_ROUND, BW_DOCUMENT_TYPE_AREA, { "areas", "*" } },
  { BW_DOCUMENT_TYPE_ROUND, BW_DOCUMENT_TYPE_AREA, { "groups", "*", "areas", "*" } },
  { BW_DOCUMENT_TYPE_SITE, BW_DOCUMENT_TYPE_AREA, { "area" } },
  { BW_DOCUMENT_TYPE_SITE, HOURS, { "hours" } },
  { BW_DOCUMENT_TYPE_TALLY, PLACE, { "place" } },
  { BW_DOCUMENT_TYPE_SERIES, PLACE, { "place" } },
  { BW_DOCUMENT_TYPE_SERIES, MEASURE, { "measure" } },
  { BW_DOCUMENT_TYPE_TEAM, TEAM_KIND, { "kind" } },
  { BW_DOCUMENT_TYPE_TEAM, BW_DOCUMENT_TYPE_AREA, { "area" } },
  { BW_DOCUMENT_TYPE_TEAM, BW_DOCUMENT_TYPE_AREA, { "lent_by" } },
  { BW_DOCUMENT_TYPE_ASSIGNMENT, BW_DOCUMENT_TYPE_TEAM, { "team" } },
  { BW_DOCUMENT_TYPE_ASSIGNMENT, BW_DOCUMENT_TYPE_SITE, { "site" } },
  { BW_DOCUMENT_TYPE_ORDER, BW_DOCUMENT_TYPE_AREA, { "recipients", "*" } },
  { BW_DOCUMENT_TYPE_ORDER, BW_DOCUMENT_TYPE_ORDER, { "supersedes" } },
  { BW_DOCUMENT_TYPE_ORDER, MEASURE, { "expects", "measure" } },
  { BW_DOCUMENT_TYPE_ORDER, PLACE, { "expects", "place" } },
  { BW_DOCUMENT_TYPE_ORDER, COUNT, { "expects", "target" } },
  { BW_DOCUMENT_TYPE_RECEIPT, BW_DOCUMENT_TYPE_ORDER, { "order" } },
  { BW_DOCUMENT_TYPE_RECEIPT, BW_DOCUMENT_TYPE_AREA, { "area" } },
  { BW_DOCUMENT_TYPE_INSPECTION, PLACE, { "place" } },
  { BW_DOCUMENT_TYPE_INSPECTION, MEASURE, { "findings", "*", "measure" } },
  { BW_DOCUMENT_TYPE_FOLLOWUP, BW_DOCUMENT_TYPE_INSPECTION, { "inspection" } },
  { BW_DOCUMENT_TYPE_FOLLOWUP, BW_DOCUMENT_TYPE_AREA, { "area" } },
  { BW_DOCUMENT_TYPE_ALERT, PLACE, { "place" } },
  { BW_DOCUMENT_TYPE_ENTRY, BW_DOCUMENT_TYPE_AREA, { "area" } },
  { BW_DOCUMENT_TYPE_FUND, BW_DOCUMENT_TYPE_FUND, { "within" } },
  { BW_DOCUMENT_TYPE_DONATION, PLACE, { "to" } },
  { BW_DOCUMENT_TYPE_DONATION, COUNT, { "goods", "*", "quantity" } },
  { BW_DOCUMENT_TYPE_SUPPLY, PLACE, { "place" } },
  { BW_DOCUMENT_TYPE_SUPPLY, COUNT, { "quantity" } },
  { BW_DOCUMENT_TYPE_LINK, PLACE, { "place" } },
  { BW_DOCUMENT_TYPE_BRIEFING, BW_DOCUMENT_TYPE_AREA, { "scope" } },
};

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
want_team_kind (Reading    *reading,
                const char *pointer,
                const char *kind)
{
  g_autofree char *kinds = NULL;

  if (g_strv_contains (team_kinds, kind))
    return;

  kinds = g_strjoinv ("|", (char **) team_kinds);
  add_fault (reading, pointer, g_strdup_printf ("must be one of %s", kinds));
}

static void
check_text (Reading    *reading,
            guint       what,
            const char *pointer,
            const char *text)
{
  BwMeasureCatalogue *catalogue = bw_measure_catalogue_get_default ();
  guint opens;
  guint closes;

  if (what <= BW_CITY_PLACE)
    keep_reference (reading, what, pointer, text);
  else if (what == MEASURE && bw_measure_catalogue_lookup (catalogue, text) == NULL)
    add_fault (reading, pointer, g_strdup_printf ("no measure is called \"%s\"", text));
  else if (what == HOURS && !bw_site_watch_parse_hours (text, &opens, &closes))
    add_fault (reading, pointer, g_strdup_printf ("\"%s\" is not in the form 07:00-23:00", text));
  else if (what == TEAM_KIND)
    want_team_kind (reading, pointer, text);
}

static void
check_value (Reading    *reading,
             guint       what,
             const char *pointer,
             JsonNode   *node)
{
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    check_text (reading, what, pointer, json_node_get_string (node));
  else if (what == COUNT && json_node_get_double (node) < 0)
    add_fault (reading, pointer, g_strdup ("must not be negative"));
}

/* The document is checked: each member that is there is of its kind. */
static void
follow (Reading            *reading,
        guint               what,
        JsonNode           *node,
        const char * const *path,
        const char         *pointer)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return;

  if (*path == NULL)
    {
      check_value (reading, what, pointer, node);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
        {
          g_autofree char *item = g_strdup_printf ("%s/%u", pointer, i);

          follow (reading, what, json_array_get_element (json_node_get_array (node), i), path + 1, item);
        }
    }
  else
    {
      g_autofree char *member = g_strconcat (pointer, "/", *path, NULL);

      follow (reading, what, json_object_get_member (json_node_get_object (node), *path), path + 1, member);
    }
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
        add_fault (reading, pointer, g_strdup_printf ("no measure is called \"%s\"", name));
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
      g_autofree char *pointer = g_strconcat (tally->values[i].own ? "/own/" : "/values/", measure->id, NULL);

      if (tally->values[i].value < 0)
        add_fault (reading, pointer, g_strdup ("must not be negative"));
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

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *first = members[i].path[0];
      g_autofree char *pointer = NULL;

      if (members[i].type != type)
        continue;

      pointer = g_strconcat ("/", first, NULL);
      follow (&reading, members[i].what, json_object_get_member (object, first), members[i].path + 1, pointer);
    }

  if (type == BW_DOCUMENT_TYPE_TALLY)
    check_tally (&reading, object);
}
