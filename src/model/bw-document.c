/* bw-document.c: one JSON object with `type` and `id`
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-document.h"

#include "bw-document-private.h"
#include "bw-document-size.h"
#include "bw-json.h"
#include "bw-model-error.h"
#include "bw-schema.h"

#include <math.h>
#include <string.h>

/* Each type may be held to less where it is written. */
#define MAX_LENGTH BW_DOCUMENT_SIZE_SHEET

/* Whole numbers up to here are written without an exponent. */
#define MAX_WHOLE 1e15

struct _BwDocument
{
  BwDocumentType kind;
  BwSource       source;
  gboolean       exercise;
  guint64        seq;
  gint64         at;
  char          *id;      /* (owned) */
  char          *place;   /* (owned) (nullable) */
  char          *json;    /* (owned) */
  gpointer       payload; /* (owned) (nullable): of the type that @kind says */
};

G_DEFINE_BOXED_TYPE (BwDocument, bw_document, bw_document_ref, bw_document_unref)

static void
free_payload (BwDocumentType kind,
              gpointer       payload)
{
  if (kind == BW_DOCUMENT_TYPE_AREA)
    bw_area_unref (payload);
  else if (kind == BW_DOCUMENT_TYPE_ROUND)
    bw_round_unref (payload);
  else if (kind == BW_DOCUMENT_TYPE_SITE)
    bw_site_unref (payload);
  else if (kind == BW_DOCUMENT_TYPE_TALLY)
    bw_tally_unref (payload);
  else if (kind == BW_DOCUMENT_TYPE_ALERT)
    bw_alert_unref (payload);
  else if (kind == BW_DOCUMENT_TYPE_TEAM)
    bw_team_unref (payload);
  else if (kind == BW_DOCUMENT_TYPE_ASSIGNMENT)
    bw_assignment_unref (payload);
  else
    bw_series_unref (payload);
}

static void
clear_document (gpointer data)
{
  BwDocument *self = data;

  if (self->payload != NULL)
    free_payload (self->kind, self->payload);
  g_free (self->id);
  g_free (self->place);
  g_free (self->json);
}

static gboolean
read_kind (BwDocument  *self,
           JsonObject  *object,
           GError     **error)
{
  const char *type;

  if (!bw_json_get_string (object, "type", &type, error))
    return FALSE;
  if (bw_document_type_from_string (type, &self->kind))
    return TRUE;

  g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/type: no type of documents is called that");
  return FALSE;
}

/* The members are checked: what is there is of its kind. */
static void
read_common (BwDocument *self,
             JsonObject *object)
{
  const char *place_member = bw_document_type_get_place_member (self->kind);

  self->id = g_strdup (json_object_get_string_member (object, "id"));
  bw_json_get_time (object, "at", &self->at, NULL);
  self->seq = (guint64) json_object_get_int_member_with_default (object, "seq", 0);
  self->exercise = json_object_get_boolean_member_with_default (object, "exercise", FALSE);
  bw_source_from_string (json_object_get_string_member_with_default (object, "source", "report"), &self->source);
  if (place_member != NULL)
    self->place = g_strdup (json_object_get_string_member_with_default (object, place_member, NULL));
}

/* Ids that are made of other members (design §3). */
static gboolean
check_id (BwDocument  *self,
          JsonObject  *object,
          GError     **error)
{
  g_autofree char *wanted = NULL;

  if (self->kind == BW_DOCUMENT_TYPE_TALLY)
    wanted = g_strjoin ("/", self->place, json_object_get_string_member (object, "subject"), NULL);
  else if (self->kind == BW_DOCUMENT_TYPE_SERIES)
    wanted = g_strjoin ("/", self->place, json_object_get_string_member (object, "subject"),
                        json_object_get_string_member (object, "measure"), NULL);
  else if (self->kind == BW_DOCUMENT_TYPE_RECEIPT)
    wanted = g_strjoin ("/", json_object_get_string_member (object, "order"), self->place, NULL);

  if (wanted == NULL || g_str_equal (wanted, self->id))
    return TRUE;

  g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/id: must be “%s”, as the other members say", wanted);
  return FALSE;
}

static gboolean
read_payload (BwDocument          *self,
              JsonObject          *object,
              BwMeasureCatalogue  *catalogue,
              GError             **error)
{
  if (self->kind == BW_DOCUMENT_TYPE_AREA)
    self->payload = bw_area_new (object, error);
  else if (self->kind == BW_DOCUMENT_TYPE_ROUND)
    self->payload = bw_round_new (object, error);
  else if (self->kind == BW_DOCUMENT_TYPE_SITE)
    self->payload = bw_site_new (object, error);
  else if (self->kind == BW_DOCUMENT_TYPE_TALLY)
    self->payload = bw_tally_new (object, catalogue, error);
  else if (self->kind == BW_DOCUMENT_TYPE_SERIES)
    self->payload = bw_series_new (object, error);
  else if (self->kind == BW_DOCUMENT_TYPE_ALERT)
    self->payload = bw_alert_new (object, error);
  else if (self->kind == BW_DOCUMENT_TYPE_TEAM)
    self->payload = bw_team_new (object, error);
  else if (self->kind == BW_DOCUMENT_TYPE_ASSIGNMENT)
    self->payload = bw_assignment_new (object, error);
  else
    return TRUE;

  return self->payload != NULL;
}

static BwDocument *
build_document (JsonObject          *object,
                char                *json,
                BwMeasureCatalogue  *catalogue,
                GError             **error)
{
  g_autoptr (BwDocument) self = g_atomic_rc_box_new0 (BwDocument);

  self->json = json;
  if (!read_kind (self, object, error)
      || !bw_schema_check_first (bw_schema_of_type (self->kind), object, error))
    return NULL;

  read_common (self, object);
  if (!check_id (self, object, error) || !read_payload (self, object, catalogue, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * bw_document_new:
 * @json: (array length=length): the text of one document
 * @length: its length, -1 if NUL-terminated
 * @catalogue: the measures there are
 * @error: return location; "/pointer: reason" or "byte N: reason"
 *
 * Returns: (transfer full) (nullable): the document
 */
BwDocument *
bw_document_new (const char          *json,
                 gssize               length,
                 BwMeasureCatalogue  *catalogue,
                 GError             **error)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  if (length < 0)
    length = (gssize) strlen (json);
  root = bw_json_parse (json, length, MAX_LENGTH, error);
  if (root == NULL)
    return NULL;

  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, ": must be an object");
      return NULL;
    }

  return bw_document_new_from_text (json_node_get_object (root), json, (gsize) length, catalogue, error);
}

BwDocument *
bw_document_new_from_text (JsonObject          *object,
                           const char          *text,
                           gsize                length,
                           BwMeasureCatalogue  *catalogue,
                           GError             **error)
{
  char *line;

  if (length > MAX_LENGTH)
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_SYNTAX, "byte %d: longer than %d bytes",
                   MAX_LENGTH, MAX_LENGTH);
      return NULL;
    }

  /* Between tokens only: a string of valid JSON holds no raw line break. */
  line = g_strndup (text, length);
  if (memchr (line, '\n', length) != NULL || memchr (line, '\r', length) != NULL)
    g_strdelimit (line, "\r\n", ' ');
  return build_document (object, line, catalogue, error);
}

/**
 * bw_document_new_from_object:
 * @object: a document
 * @catalogue: the measures there are
 * @error: return location; "/pointer: reason"
 *
 * Returns: (transfer full) (nullable): the document
 */
BwDocument *
bw_document_new_from_object (JsonObject          *object,
                             BwMeasureCatalogue  *catalogue,
                             GError             **error)
{
  g_autofree char *line = NULL;

  g_return_val_if_fail (object != NULL, NULL);

  line = bw_json_to_line (object);
  if (!bw_json_check (line, strlen (line), MAX_LENGTH, error))
    return NULL;

  return build_document (object, g_steal_pointer (&line), catalogue, error);
}

/* Of what is not said of its values nothing is lost. */
static char *
write_joined (const BwDocument *tail,
              const BwSeries   *whole)
{
  g_autoptr (JsonObject) object = bw_document_dup_object (tail);
  JsonArray *values = json_array_sized_new (whole->n_values);

  for (guint i = 0; i < whole->n_values; i++)
    {
      double value = whole->values[i];

      if (fabs (value) < MAX_WHOLE && value == trunc (value))
        json_array_add_int_element (values, (gint64) value);
      else
        json_array_add_double_element (values, value);
    }

  json_object_remove_member (object, "from");
  json_object_remove_member (object, "after");
  json_object_set_array_member (object, "values", values);
  return bw_json_to_line (object);
}

/**
 * bw_document_new_joined:
 * @tail: a document of type `series` that holds the tail of one
 * @whole: the series of bw_series_join(); a reference is taken
 *
 * Returns: (transfer full): the document as it would have come whole
 */
BwDocument *
bw_document_new_joined (const BwDocument *tail,
                        BwSeries         *whole)
{
  BwDocument *self;

  g_return_val_if_fail (tail != NULL && tail->kind == BW_DOCUMENT_TYPE_SERIES, NULL);
  g_return_val_if_fail (whole != NULL && whole->from == 0, NULL);

  self = g_atomic_rc_box_new0 (BwDocument);
  *self = *tail;
  self->id = g_strdup (tail->id);
  self->place = g_strdup (tail->place);
  self->json = write_joined (tail, whole);
  self->payload = bw_series_ref (whole);
  return self;
}

/**
 * bw_document_ref:
 * @self: a document
 *
 * Returns: (transfer full): @self
 */
BwDocument *
bw_document_ref (BwDocument *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * bw_document_unref:
 * @self: (transfer full): a document; from any thread
 */
void
bw_document_unref (BwDocument *self)
{
  g_atomic_rc_box_release_full (self, clear_document);
}

/**
 * bw_document_get_kind:
 * @self: a document
 *
 * Returns: its type
 */
BwDocumentType
bw_document_get_kind (const BwDocument *self)
{
  return self->kind;
}

/**
 * bw_document_get_id:
 * @self: a document
 *
 * Returns: (transfer none): its id
 */
const char *
bw_document_get_id (const BwDocument *self)
{
  return self->id;
}

/**
 * bw_document_get_seq:
 * @self: a document
 *
 * Returns: its version, 0 if the backend has not seen it
 */
guint64
bw_document_get_seq (const BwDocument *self)
{
  return self->seq;
}

/**
 * bw_document_get_at:
 * @self: a document
 *
 * Returns: when it was true, microseconds since 1970
 */
gint64
bw_document_get_at (const BwDocument *self)
{
  return self->at;
}

/**
 * bw_document_get_source:
 * @self: a document
 *
 * Returns: how it came
 */
BwSource
bw_document_get_source (const BwDocument *self)
{
  return self->source;
}

/**
 * bw_document_get_exercise:
 * @self: a document
 *
 * Returns: whether it belongs to a drill
 */
gboolean
bw_document_get_exercise (const BwDocument *self)
{
  return self->exercise;
}

/**
 * bw_document_get_json:
 * @self: a document
 *
 * Returns: (transfer none): its text, one line
 */
const char *
bw_document_get_json (const BwDocument *self)
{
  return self->json;
}

/**
 * bw_document_get_place:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): code of the place it belongs to
 */
const char *
bw_document_get_place (const BwDocument *self)
{
  return self->place;
}

/**
 * bw_document_dup_object:
 * @self: a document
 *
 * Returns: (transfer full): its members, parsed anew
 */
JsonObject *
bw_document_dup_object (const BwDocument *self)
{
  g_autoptr (JsonNode) root = bw_json_parse (self->json, -1, MAX_LENGTH, NULL);

  return root != NULL ? json_node_dup_object (root) : json_object_new ();
}

/**
 * bw_document_get_area:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the payload, if it is of that type
 */
BwArea *
bw_document_get_area (const BwDocument *self)
{
  return self->kind == BW_DOCUMENT_TYPE_AREA ? self->payload : NULL;
}

/**
 * bw_document_get_site:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the payload, if it is of that type
 */
BwSite *
bw_document_get_site (const BwDocument *self)
{
  return self->kind == BW_DOCUMENT_TYPE_SITE ? self->payload : NULL;
}

/**
 * bw_document_get_round:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the payload, if it is of that type
 */
BwRound *
bw_document_get_round (const BwDocument *self)
{
  return self->kind == BW_DOCUMENT_TYPE_ROUND ? self->payload : NULL;
}

/**
 * bw_document_get_tally:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the payload, if it is of that type
 */
BwTally *
bw_document_get_tally (const BwDocument *self)
{
  return self->kind == BW_DOCUMENT_TYPE_TALLY ? self->payload : NULL;
}

/**
 * bw_document_get_series:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the payload, if it is of that type
 */
BwSeries *
bw_document_get_series (const BwDocument *self)
{
  return self->kind == BW_DOCUMENT_TYPE_SERIES ? self->payload : NULL;
}

/**
 * bw_document_get_alert:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the payload, if it is of that type
 */
BwAlert *
bw_document_get_alert (const BwDocument *self)
{
  return self->kind == BW_DOCUMENT_TYPE_ALERT ? self->payload : NULL;
}

/**
 * bw_document_get_team:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the payload, if it is of that type
 */
BwTeam *
bw_document_get_team (const BwDocument *self)
{
  return self->kind == BW_DOCUMENT_TYPE_TEAM ? self->payload : NULL;
}

/**
 * bw_document_get_assignment:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the payload, if it is of that type
 */
BwAssignment *
bw_document_get_assignment (const BwDocument *self)
{
  return self->kind == BW_DOCUMENT_TYPE_ASSIGNMENT ? self->payload : NULL;
}
