/* bw-client-state.c: reads a saved feed
 *
 * Documents that this release does not know are left out and counted, as in the
 * live feed. A line that is no JSON, half a line at the end too, is an error: the
 * file is not what was saved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-state.h"

#include "bw-client-error.h"
#include "bw-model-error.h"

#include <glib/gi18n.h>
#include <string.h>

#define BUFFER_LENGTH (256 * 1024)

typedef struct
{
  BwMeasureCatalogue *catalogue; /* (unowned) */
  BwFeedParser       *parser;    /* (owned) (nullable): %NULL before the first byte */
  GPtrArray          *events;    /* (owned) (element-type BwFeedEvent) */
  BwFeedFormat        format;
  BwClientStateFunc   function;
  gpointer            user_data;
  gboolean            any;       /* there was an event with something in it */
} Reader;

static void
clear_reader (Reader *reader)
{
  g_clear_pointer (&reader->parser, bw_feed_parser_free);
  g_clear_pointer (&reader->events, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, clear_reader)

/* A document begins with a brace, also after a byte order mark. */
static BwFeedFormat
find_format (const char *bytes,
             gsize       length)
{
  gsize at = length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (at < length && g_ascii_isspace (bytes[at]))
    at++;

  return at < length && strchr ("deir:", bytes[at]) != NULL ? BW_FEED_FORMAT_SSE : BW_FEED_FORMAT_NDJSON;
}

static gboolean
hand_over (Reader  *reader,
           GError **error)
{
  for (guint i = 0; i < reader->events->len; i++)
    {
      BwFeedEvent *event = g_ptr_array_index (reader->events, i);

      if (event->fault != NULL && event->fault->code == BW_MODEL_ERROR_SYNTAX)
        {
          g_set_error_literal (error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_FORMAT, event->fault->message);
          return FALSE;
        }

      reader->any |= event->documents->len > 0 || event->type == BW_FEED_EVENT_LIVE;
      if (event->fault != NULL && !reader->any)
        {
          g_set_error_literal (error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_FORMAT, event->fault->message);
          return FALSE;
        }

      g_ptr_array_index (reader->events, i) = NULL;
      reader->function (event, reader->user_data);
    }

  g_ptr_array_set_size (reader->events, 0);
  return TRUE;
}

static gboolean
take (Reader      *reader,
      const char  *bytes,
      gsize        length,
      GError     **error)
{
  g_autoptr (GError) fault = NULL;

  if (reader->parser == NULL)
    {
      reader->format = find_format (bytes, length);
      reader->parser = bw_feed_parser_new (reader->format, reader->catalogue);
    }

  if (bw_feed_parser_push (reader->parser, bytes, length, reader->events, &fault))
    return hand_over (reader, error);

  g_set_error_literal (error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_FORMAT, fault->message);
  return FALSE;
}

/* The last line may lack its line break. Of the live feed half an event is what
 * is there when somebody stops writing it down. */
static gboolean
finish (Reader  *reader,
        GError **error)
{
  if (reader->parser != NULL && reader->format == BW_FEED_FORMAT_NDJSON && !take (reader, "\n", 1, error))
    return FALSE;
  if (reader->parser != NULL)
    bw_feed_parser_end (reader->parser, reader->events);
  if (!hand_over (reader, error))
    return FALSE;
  if (reader->any)
    return TRUE;

  g_set_error_literal (error, BW_CLIENT_ERROR, BW_CLIENT_ERROR_FORMAT, _("line 1: there is no document in it"));
  return FALSE;
}

static void
free_event (gpointer event)
{
  if (event != NULL)
    bw_feed_event_free (event);
}

/**
 * bw_client_state_read:
 * @stream: where it comes from
 * @catalogue: the measures there are
 * @cancellable: (nullable): a cancellable
 * @function: takes each event
 * @user_data: for @function
 * @error: return location; `BW_CLIENT_ERROR_FORMAT`, or of the stream
 *
 * Returns: whether it was a state, to its end
 */
gboolean
bw_client_state_read (GInputStream        *stream,
                      BwMeasureCatalogue  *catalogue,
                      GCancellable        *cancellable,
                      BwClientStateFunc    function,
                      gpointer             user_data,
                      GError             **error)
{
  g_auto (Reader) reader = { .catalogue = catalogue, .function = function, .user_data = user_data };
  g_autofree char *buffer = g_malloc (BUFFER_LENGTH);
  gssize length;

  reader.events = g_ptr_array_new_with_free_func (free_event);
  while ((length = g_input_stream_read (stream, buffer, BUFFER_LENGTH, cancellable, error)) > 0)
    {
      if (!take (&reader, buffer, (gsize) length, error))
        return FALSE;
    }

  return length == 0 && finish (&reader, error);
}
