/* bw-cap-export.c: an order as an alert of the Common Alerting Protocol
 *
 * An order is meant for its recipients, so its scope is Private and they are its
 * addresses. What an order does not say (how severe, how certain) is Unknown, as
 * the standard wants it, and not made up. Elements stand in the order of §3.2.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-cap-export.h"

#include "bw-json.h"
#include "bw-model-error.h"
#include "bw-time.h"

#include <libxml/xmlwriter.h>
#include <string.h>

#define NAMESPACE "urn:oasis:names:tc:emergency:cap:1.2"

typedef struct
{
  xmlTextWriterPtr writer;
  JsonObject      *order;      /* borrowed */
  GHashTable      *areas;      /* (owned): id → BwDocument, borrowed */
  BwDocument      *superseded; /* (nullable), borrowed */
  GTimeZone       *zone;       /* (owned): of China, whose times these are */
  const char      *sender;
  gboolean         is_faulty;
} Cap;

static void
clear_cap (Cap *cap)
{
  g_clear_pointer (&cap->writer, xmlFreeTextWriter);
  g_clear_pointer (&cap->order, json_object_unref);
  g_clear_pointer (&cap->areas, g_hash_table_unref);
  g_clear_pointer (&cap->zone, g_time_zone_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cap, clear_cap)

/* Without what XML 1.0 has no way to write. */
static char *
make_plain (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if ((c >= 0x20 || c == '\t' || c == '\n' || c == '\r') && c != 0xfffe && c != 0xffff)
        g_string_append_unichar (plain, c);
    }

  return g_string_free (plain, FALSE);
}

static void
begin (Cap        *cap,
       const char *name)
{
  cap->is_faulty |= xmlTextWriterStartElement (cap->writer, BAD_CAST name) < 0;
}

static void
end (Cap *cap)
{
  cap->is_faulty |= xmlTextWriterEndElement (cap->writer) < 0;
}

/* Nothing for what is not said. */
static void
write_element (Cap        *cap,
               const char *name,
               const char *text)
{
  g_autofree char *plain = text != NULL ? make_plain (text) : NULL;

  if (plain != NULL && *plain != '\0')
    cap->is_faulty |= xmlTextWriterWriteElement (cap->writer, BAD_CAST name, BAD_CAST plain) < 0;
}

static void
write_pair (Cap        *cap,
            const char *name,
            const char *key,
            const char *value)
{
  if (value == NULL || *value == '\0')
    return;

  begin (cap, name);
  write_element (cap, "valueName", key);
  write_element (cap, "value", value);
  end (cap);
}

/* (transfer full): whole seconds and an offset in digits, never Z (§3.3.2) */
static char *
format_time (Cap    *cap,
             gint64  time)
{
  g_autoptr (GDateTime) date = bw_time_to_date_time (time, cap->zone);

  return g_date_time_format (date, "%Y-%m-%dT%H:%M:%S%:z");
}

/* (transfer full) (nullable) */
static char *
format_member (Cap        *cap,
               JsonObject *object,
               const char *member)
{
  gint64 time;

  return bw_json_get_time (object, member, &time, NULL) ? format_time (cap, time) : NULL;
}

/* (transfer full): when it was issued, else since when it is so */
static char *
format_sent (Cap        *cap,
             JsonObject *order)
{
  char *issued = format_member (cap, order, "issued");

  return issued != NULL ? issued : format_member (cap, order, "at");
}

static JsonArray *
get_recipients (Cap *cap)
{
  JsonNode *node = json_object_get_member (cap->order, "recipients");

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static void
write_addresses (Cap *cap)
{
  g_autoptr (GString) addresses = g_string_new (NULL);
  JsonArray *recipients = get_recipients (cap);

  for (guint i = 0; recipients != NULL && i < json_array_get_length (recipients); i++)
    g_string_append_printf (addresses, "%s%s", i > 0 ? " " : "", json_array_get_string_element (recipients, i));

  write_element (cap, "scope", addresses->len > 0 ? "Private" : "Restricted");
  if (addresses->len == 0)
    write_element (cap, "restriction", "the headquarters and its units");
  write_element (cap, "addresses", addresses->str);
}

static void
write_reference (Cap *cap)
{
  g_autoptr (JsonObject) object = NULL;
  g_autofree char *sent = NULL;
  g_autofree char *reference = NULL;

  if (cap->superseded == NULL)
    return;

  object = bw_document_dup_object (cap->superseded);
  sent = format_sent (cap, object);
  reference = g_strjoin (",", cap->sender, bw_document_get_id (cap->superseded), sent, NULL);
  write_element (cap, "references", reference);
}

static const char *
name_event (const char *kind)
{
  if (g_strcmp0 (kind, "order") == 0)
    return "命令";
  if (g_strcmp0 (kind, "plan") == 0)
    return "方案";

  return g_strcmp0 (kind, "request") == 0 ? "请示" : "通知";
}

/* CAP has latitude first. */
static void
write_polygon (Cap          *cap,
               const BwRing *ring)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i <= ring->n_points; i++)
    {
      const double *point = ring->points + 2 * (i % ring->n_points);
      char latitude[G_ASCII_DTOSTR_BUF_SIZE];
      char longitude[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (latitude, sizeof latitude, "%.7f", point[1]);
      g_ascii_formatd (longitude, sizeof longitude, "%.7f", point[0]);
      g_string_append_printf (text, "%s%s,%s", i > 0 ? " " : "", latitude, longitude);
    }

  write_element (cap, "polygon", text->str);
}

/* An outline that was drawn and not surveyed would promise too much. */
static void
write_polygons (Cap          *cap,
                const BwArea *area)
{
  guint n_rings;
  const BwRing *rings;

  if (area->boundary == NULL || area->schematic)
    return;

  rings = bw_geometry_get_rings (area->boundary, &n_rings);
  for (guint i = 0; i < n_rings; i++)
    {
      if (!rings[i].hole)
        write_polygon (cap, &rings[i]);
    }
}

static void
write_areas (Cap *cap)
{
  JsonArray *recipients = get_recipients (cap);

  for (guint i = 0; recipients != NULL && i < json_array_get_length (recipients); i++)
    {
      const char *code = json_array_get_string_element (recipients, i);
      BwDocument *document = g_hash_table_lookup (cap->areas, code);
      const BwArea *area = document != NULL ? bw_document_get_area (document) : NULL;

      begin (cap, "area");
      write_element (cap, "areaDesc", area != NULL ? area->name : code);
      if (area != NULL)
        write_polygons (cap, area);
      write_pair (cap, "geocode", "area", code);
      end (cap);
    }
}

static void
write_info (Cap *cap)
{
  const char *kind = bw_json_peek_string (cap->order, "kind");
  g_autofree char *due = format_member (cap, cap->order, "due");
  gboolean complete = json_object_get_boolean_member_with_default (cap->order, "complete", TRUE);

  begin (cap, "info");
  write_element (cap, "language", "zh-CN");
  write_element (cap, "category", "Health");
  write_element (cap, "event", name_event (kind));
  write_element (cap, "responseType", g_strcmp0 (kind, "order") == 0 ? "Execute" : "Monitor");
  write_element (cap, "urgency", due != NULL ? "Expected" : "Unknown");
  write_element (cap, "severity", "Unknown");
  write_element (cap, "certainty", "Unknown");
  write_element (cap, "expires", due);
  write_element (cap, "senderName", bw_json_peek_string (cap->order, "issuer"));
  write_element (cap, "headline", bw_json_peek_string (cap->order, "title"));
  write_element (cap, "description", bw_json_peek_string (cap->order, "text"));
  write_pair (cap, "parameter", "number", bw_json_peek_string (cap->order, "number"));
  write_pair (cap, "parameter", "complete", complete ? NULL : "false");
  write_areas (cap);
  end (cap);
}

static const char *
get_message_type (const Cap *cap)
{
  if (cap->superseded == NULL)
    return "Alert";

  return json_object_get_boolean_member_with_default (cap->order, "cancels", FALSE) ? "Cancel" : "Update";
}

static void
write_alert (Cap *cap)
{
  g_autofree char *sent = format_sent (cap, cap->order);
  gboolean exercise = json_object_get_boolean_member_with_default (cap->order, "exercise", FALSE);

  cap->is_faulty |= xmlTextWriterStartDocument (cap->writer, NULL, "UTF-8", NULL) < 0
                    || xmlTextWriterStartElementNS (cap->writer, NULL, BAD_CAST "alert", BAD_CAST NAMESPACE) < 0;
  write_element (cap, "identifier", bw_json_peek_string (cap->order, "id"));
  write_element (cap, "sender", cap->sender);
  write_element (cap, "sent", sent);
  write_element (cap, "status", exercise ? "Exercise" : "Actual");
  write_element (cap, "msgType", get_message_type (cap));
  write_addresses (cap);
  write_element (cap, "note", exercise ? "演练" : NULL);
  write_reference (cap);
  write_info (cap);
  cap->is_faulty |= xmlTextWriterEndDocument (cap->writer) < 0;
}

static void
gather (Cap       *cap,
        GPtrArray *documents)
{
  const char *supersedes = bw_json_peek_string (cap->order, "supersedes");

  cap->areas = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < documents->len; i++)
    {
      BwDocument *document = g_ptr_array_index (documents, i);
      BwDocumentType type = bw_document_get_kind (document);

      if (type == BW_DOCUMENT_TYPE_AREA)
        g_hash_table_insert (cap->areas, (gpointer) bw_document_get_id (document), document);
      else if (type == BW_DOCUMENT_TYPE_ORDER && g_strcmp0 (supersedes, bw_document_get_id (document)) == 0)
        cap->superseded = document;
    }
}

/**
 * bw_cap_export_run:
 * @order: an order
 * @documents: (element-type BwDocument): areas, and the order that it supersedes
 * @sender: who is responsible; no spaces, commas, `<` or `&` (CAP §3.2.1)
 * @error: return location; `BW_MODEL_ERROR_FORMAT`
 *
 * Returns: (transfer full) (nullable): the alert, XML in UTF-8
 */
GString *
bw_cap_export_run (BwDocument  *order,
                   GPtrArray   *documents,
                   const char  *sender,
                   GError     **error)
{
  g_auto (Cap) cap = { .sender = sender };
  xmlBufferPtr buffer;
  GString *text;

  g_return_val_if_fail (bw_document_get_kind (order) == BW_DOCUMENT_TYPE_ORDER, NULL);

  if (*sender == '\0' || strpbrk (sender, " ,<&\t\n") != NULL)
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT,
                           "a sender has no spaces, commas, < or &, like headquarters@example.org");
      return NULL;
    }

  buffer = xmlBufferCreate ();
  cap.writer = xmlNewTextWriterMemory (buffer, 0);
  cap.order = bw_document_dup_object (order);
  cap.zone = g_time_zone_new_identifier ("Asia/Shanghai");
  if (cap.zone == NULL)
    cap.zone = g_time_zone_new_utc ();
  xmlTextWriterSetIndent (cap.writer, 1);
  gather (&cap, documents);
  write_alert (&cap);
  xmlTextWriterFlush (cap.writer);
  text = g_string_new_len ((const char *) xmlBufferContent (buffer), xmlBufferLength (buffer));
  g_clear_pointer (&cap.writer, xmlFreeTextWriter);
  xmlBufferFree (buffer);
  if (!cap.is_faulty)
    return text;

  g_string_free (text, TRUE);
  g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT, "the alert cannot be written");
  return NULL;
}
