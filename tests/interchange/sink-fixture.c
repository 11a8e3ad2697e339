/* sink-fixture.c: writes down what a reader of rows hands over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sink-fixture.h"

#include "bw-json.h"

static void
note_row (JsonObject *row,
          guint       line,
          const char *pointer,
          gpointer    data)
{
  g_autofree char *json = bw_json_to_line (row);

  g_string_append_printf (data, "take %u %s%s\n", line, pointer, json);
}

static void
note_refusal (guint       line,
              const char *pointer,
              const char *reason,
              gpointer    data)
{
  g_string_append_printf (data, "refuse %u %s: %s\n", line, pointer, reason);
}

static void
note_remark (guint       line,
             const char *pointer,
             const char *remark,
             gpointer    data)
{
  g_string_append_printf (data, "remark %u %s: %s\n", line, pointer, remark);
}

void
sink_fixture_set_up (BwRowSink *sink,
                     guint      what,
                     BwDatum    datum,
                     GString   *told)
{
  *sink = (BwRowSink) { what, datum, note_row, note_refusal, note_remark, NULL, told };
}

BwDocument *
sink_fixture_parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  BwDocument *document = bw_document_new (json, -1, bw_measure_catalogue_get_default (), &error);

  g_assert_no_error (error);
  return document;
}
