/* bw-feed-parser.c: bytes of a feed in, events out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-feed-parser.h"

#include "bw-document-private.h"
#include "bw-json-tree-private.h"
#include "bw-json.h"
#include "bw-model-error.h"

#include <string.h>

#define MAX_LENGTH (8 * 1024 * 1024)
#define MAX_DOCUMENTS 500
#define MAX_ID 256

struct _BwFeedParser
{
  BwFeedFormat        format;
  BwMeasureCatalogue *catalogue; /* (owned) */
  GString            *line;      /* (owned): the line that is not complete */
  GString            *data;      /* (owned): of the SSE event that is not complete */
  GString            *name;      /* (owned) */
  char               *id;        /* (owned) (nullable) */
  BwFeedEvent        *docs;      /* (owned) (nullable): NDJSON documents gathered so far */
  guint               n_lines;   /* that are over, the one that is being taken too */
  gboolean            after_cr;  /* an LF that comes next belongs to the CR */
  gboolean            begun;     /* the first line is over: no byte order mark any more */
};

static const char * const event_names[] = { "docs", "gone", "live", "heartbeat", "reset", "bye", "ledger" };

G_STATIC_ASSERT (G_N_ELEMENTS (event_names) == BW_FEED_EVENT_LEDGER + 1);

static gboolean
fail (GError     **error,
      const char  *message)
{
  g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT, message);
  return FALSE;
}

static BwFeedEvent *
new_event (BwFeedEventType type)
{
  BwFeedEvent *event = g_new0 (BwFeedEvent, 1);

  event->type = type;
  event->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);
  event->gone_types = g_array_new (FALSE, FALSE, sizeof (BwDocumentType));
  event->gone_ids = g_ptr_array_new_with_free_func (g_free);
  return event;
}

static gboolean
find_type (const char      *name,
           BwFeedEventType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (event_names); i++)
    {
      if (g_str_equal (name, event_names[i]))
        {
          *type = (BwFeedEventType) i;
          return TRUE;
        }
    }

  return FALSE;
}

/* One is left out. Of what is wrong the worst is kept, and of that the first. */
static void
count_fault (BwFeedParser *self,
             BwFeedEvent  *event,
             GError       *fault)
{
  event->n_faulty++;
  if (event->fault != NULL
      && (event->fault->code == BW_MODEL_ERROR_SYNTAX || fault->code != BW_MODEL_ERROR_SYNTAX))
    {
      g_error_free (fault);
      return;
    }

  g_clear_error (&event->fault);
  g_prefix_error (&fault, "line %u: ", self->n_lines);
  event->fault = fault;
}

static void
read_document (BwFeedParser *self,
               BwFeedEvent  *event,
               JsonNode     *node,
               const char   *text,
               gsize         length)
{
  BwDocument *document = NULL;
  GError *fault = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    document = bw_document_new_from_text (json_node_get_object (node), text, length, self->catalogue, &fault);
  else
    fault = g_error_new_literal (BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "must be an object");

  if (document != NULL)
    g_ptr_array_add (event->documents, document);
  else
    count_fault (self, event, fault);
}

static void
read_gone (BwFeedParser *self,
           BwFeedEvent  *event,
           JsonNode     *node)
{
  const char *name;
  const char *id;
  BwDocumentType type;

  if (!JSON_NODE_HOLDS_OBJECT (node)
      || !bw_json_get_string (json_node_get_object (node), "type", &name, NULL)
      || !bw_json_get_string (json_node_get_object (node), "id", &id, NULL)
      || !bw_document_type_from_string (name, &type))
    {
      count_fault (self, event, g_error_new_literal (BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD,
                                                     "what is gone has no type or no id"));
      return;
    }

  g_array_append_val (event->gone_types, type);
  g_ptr_array_add (event->gone_ids, g_strdup (id));
}

static gboolean
read_gone_list (BwFeedParser  *self,
                BwFeedEvent   *event,
                JsonNode      *root,
                GError       **error)
{
  JsonArray *list;

  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    return fail (error, "what is gone is not a list");

  list = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (list); i++)
    read_gone (self, event, json_array_get_element (list, i));

  return TRUE;
}

/* One of a type that this release does not know is none that it shows. */
static gboolean
read_booked (BwFeedEvent  *event,
             JsonNode     *root,
             GError      **error)
{
  JsonArray *list;

  if (!JSON_NODE_HOLDS_ARRAY (root))
    return fail (error, "what was booked is not a list");

  event->booked_types = g_array_new (FALSE, FALSE, sizeof (BwDocumentType));
  event->booked_places = g_ptr_array_new_with_free_func (g_free);
  list = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *place = object != NULL ? bw_json_peek_string (object, "place") : NULL;
      BwDocumentType type;

      if (object == NULL || !bw_document_type_from_string (bw_json_peek_string (object, "type"), &type))
        continue;

      g_array_append_val (event->booked_types, type);
      g_ptr_array_add (event->booked_places, g_strdup (place != NULL ? place : ""));
    }

  return TRUE;
}

/* Each document keeps the very text that it has in the event. */
static gboolean
read_documents (BwFeedParser  *self,
                BwFeedEvent   *event,
                JsonNode      *root,
                GArray        *spans,
                GError       **error)
{
  JsonArray *list;

  if (!JSON_NODE_HOLDS_ARRAY (root))
    return fail (error, "an event of documents that is not a list");

  list = json_node_get_array (root);
  for (guint i = 0; i < spans->len; i++)
    {
      const BwJsonSpan *span = &g_array_index (spans, BwJsonSpan, i);

      read_document (self, event, json_array_get_element (list, i), self->data->str + span->start,
                     span->end - span->start);
    }

  return TRUE;
}

static gboolean
read_state (BwFeedEvent  *event,
            JsonNode     *root,
            GError      **error)
{
  JsonObject *object;
  JsonNode *clock;
  const char *epoch;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return fail (error, "an event that is not an object");

  object = json_node_get_object (root);
  event->clock_speed = 1;
  if (bw_json_has (object, "alerts"))
    bw_json_get_boolean (object, "alerts", &event->watched, NULL);
  clock = json_object_get_member (object, "clock");
  if (clock != NULL && JSON_NODE_HOLDS_OBJECT (clock))
    {
      bw_json_get_time (json_node_get_object (clock), "now", &event->clock_now, NULL);
      bw_json_get_number (json_node_get_object (clock), "speed", &event->clock_speed, NULL);
    }

  if (bw_json_get_string (object, "epoch", &epoch, NULL))
    event->epoch = g_strdup (epoch);
  return TRUE;
}

/* A blank line: the event is complete. One of an unknown name is let pass. */
static gboolean
dispatch (BwFeedParser  *self,
          GPtrArray     *events,
          GError       **error)
{
  g_autoptr (BwFeedEvent) event = NULL;
  g_autoptr (GArray) spans = NULL;
  g_autoptr (JsonNode) root = NULL;
  BwFeedEventType type;
  gboolean done;

  /* An id counts all the same, for the next that is told. */
  if (self->data->len == 0 || strlen (self->name->str) != self->name->len || !find_type (self->name->str, &type))
    {
      g_string_truncate (self->data, 0);
      g_string_truncate (self->name, 0);
      return TRUE;
    }

  event = new_event (type);
  spans = g_array_new (FALSE, FALSE, sizeof (BwJsonSpan));
  root = bw_json_parse_list (self->data->str, self->data->len - 1, MAX_LENGTH, spans, error);
  if (root == NULL)
    return FALSE;

  if (type == BW_FEED_EVENT_DOCS)
    done = read_documents (self, event, root, spans, error);
  else if (type == BW_FEED_EVENT_LEDGER)
    done = read_booked (event, root, error);
  else
    done = type == BW_FEED_EVENT_GONE ? read_gone_list (self, event, root, error) : read_state (event, root, error);
  event->id = g_steal_pointer (&self->id);
  g_string_truncate (self->data, 0);
  g_string_truncate (self->name, 0);
  if (done)
    g_ptr_array_add (events, g_steal_pointer (&event));

  return done;
}

/* It goes back to the backend in a header, so it is what can stand in one; `""`
 * takes back the one before. */
static gboolean
is_id (const char *text,
       gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isgraph (text[i]))
        return FALSE;
    }

  return length <= MAX_ID;
}

/* WHATWG HTML §9.2.6; `retry` and comments are ignored. */
static gboolean
take_sse_line (BwFeedParser  *self,
               const char    *line,
               gsize          length,
               GPtrArray     *events,
               GError       **error)
{
  const char *colon = memchr (line, ':', length);
  gsize name_length = colon != NULL ? (gsize) (colon - line) : length;
  const char *value = colon != NULL ? colon + 1 : line + length;

  if (length == 0)
    return dispatch (self, events, error);
  if (value < line + length && *value == ' ')
    value++;
  length = (gsize) (line + length - value);

  if (name_length == 4 && memcmp (line, "data", 4) == 0)
    {
      if (self->data->len + length >= MAX_LENGTH)
        return fail (error, "an event that is too long");
      g_string_append_len (self->data, value, (gssize) length);
      g_string_append_c (self->data, '\n');
    }
  else if (name_length == 5 && memcmp (line, "event", 5) == 0)
    {
      g_string_truncate (self->name, 0);
      g_string_append_len (self->name, value, (gssize) length);
    }
  else if (name_length == 2 && memcmp (line, "id", 2) == 0 && is_id (value, length))
    {
      g_free (self->id);
      self->id = g_strndup (value, length);
    }

  return TRUE;
}

static void
flush_docs (BwFeedParser *self,
            GPtrArray    *events)
{
  if (self->docs != NULL)
    g_ptr_array_add (events, g_steal_pointer (&self->docs));
}

/* Lines of these types are events; whatever else is a document. */
static gboolean
find_special_type (const char      *name,
                   BwFeedEventType *type)
{
  return find_type (name, type)
         && (*type == BW_FEED_EVENT_LIVE || *type == BW_FEED_EVENT_GONE || *type == BW_FEED_EVENT_RESET);
}

static gboolean
take_special_line (BwFeedParser     *self,
                   JsonNode         *root,
                   BwFeedEventType   type,
                   GPtrArray        *events,
                   GError          **error)
{
  g_autoptr (BwFeedEvent) event = new_event (type);
  JsonObject *object = json_node_get_object (root);
  const char *id;

  if (type == BW_FEED_EVENT_GONE)
    {
      if (!read_gone_list (self, event, json_object_get_member (object, "documents"), error))
        return FALSE;
    }
  else
    {
      if (type == BW_FEED_EVENT_LIVE && bw_json_get_string (object, "id", &id, NULL) && is_id (id, strlen (id)))
        event->id = g_strdup (id);
      read_state (event, root, NULL);
    }

  flush_docs (self, events);
  g_ptr_array_add (events, g_steal_pointer (&event));
  return TRUE;
}

static gboolean
take_json_line (BwFeedParser  *self,
                const char    *line,
                gsize          length,
                GPtrArray     *events,
                GError       **error)
{
  g_autoptr (JsonNode) root = NULL;
  GError *fault = NULL;
  const char *name;
  BwFeedEventType type;

  if (length == 0)
    return TRUE;

  root = bw_json_parse (line, (gssize) length, MAX_LENGTH, &fault);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root)
      && bw_json_get_string (json_node_get_object (root), "type", &name, NULL)
      && find_special_type (name, &type))
    return take_special_line (self, root, type, events, error);

  if (self->docs == NULL)
    self->docs = new_event (BW_FEED_EVENT_DOCS);
  if (root != NULL)
    read_document (self, self->docs, root, line, length);
  else
    count_fault (self, self->docs, fault);
  if (self->docs->documents->len == MAX_DOCUMENTS)
    flush_docs (self, events);

  return TRUE;
}

static gboolean
take_line (BwFeedParser  *self,
           GPtrArray     *events,
           GError       **error)
{
  gboolean has_mark = !self->begun && g_str_has_prefix (self->line->str, "\xef\xbb\xbf");
  const char *line = self->line->str + (has_mark ? 3 : 0);
  gsize length = self->line->len - (has_mark ? 3 : 0);
  gboolean done;

  self->begun = TRUE;
  self->n_lines++;
  done = self->format == BW_FEED_FORMAT_SSE ? take_sse_line (self, line, length, events, error)
                                            : take_json_line (self, line, length, events, error);
  g_string_truncate (self->line, 0);
  return done;
}

/**
 * bw_feed_parser_new:
 * @format: SSE or NDJSON
 * @catalogue: the measures there are
 *
 * Returns: (transfer full): a parser at the beginning of a stream
 */
BwFeedParser *
bw_feed_parser_new (BwFeedFormat        format,
                    BwMeasureCatalogue *catalogue)
{
  BwFeedParser *self = g_new0 (BwFeedParser, 1);

  self->format = format;
  self->catalogue = g_object_ref (catalogue);
  self->line = g_string_new (NULL);
  self->data = g_string_new (NULL);
  self->name = g_string_new (NULL);
  return self;
}

/**
 * bw_feed_parser_free:
 * @self: (transfer full): a parser
 */
void
bw_feed_parser_free (BwFeedParser *self)
{
  g_string_free (self->line, TRUE);
  g_string_free (self->data, TRUE);
  g_string_free (self->name, TRUE);
  g_free (self->id);
  g_clear_pointer (&self->docs, bw_feed_event_free);
  g_object_unref (self->catalogue);
  g_free (self);
}

/**
 * bw_feed_parser_push:
 * @self: a parser
 * @bytes: (array length=length): the next piece of the stream
 * @length: its length
 * @events: (element-type BwFeedEvent): where complete events are appended
 * @error: return location; a frame that cannot be read: “line N: reason”
 *
 * Returns: whether the feed goes on
 */
gboolean
bw_feed_parser_push (BwFeedParser  *self,
                     const char    *bytes,
                     gsize          length,
                     GPtrArray     *events,
                     GError       **error)
{
  for (const char *end = bytes + length; bytes < end;)
    {
      const char *stop = bytes;

      if (self->after_cr && *bytes == '\n')
        {
          self->after_cr = FALSE;
          bytes++;
          continue;
        }

      self->after_cr = FALSE;
      while (stop < end && *stop != '\n' && *stop != '\r')
        stop++;
      if (self->line->len + (gsize) (stop - bytes) > MAX_LENGTH)
        return fail (error, "a line that is too long");
      g_string_append_len (self->line, bytes, stop - bytes);
      if (stop == end)
        return TRUE;

      self->after_cr = *stop == '\r';
      bytes = stop + 1;
      if (!take_line (self, events, error))
        {
          g_prefix_error (error, "line %u: ", self->n_lines);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * bw_feed_parser_end:
 * @self: a parser
 * @events: (element-type BwFeedEvent): where the documents gathered are appended
 */
void
bw_feed_parser_end (BwFeedParser *self,
                    GPtrArray    *events)
{
  flush_docs (self, events);
}
