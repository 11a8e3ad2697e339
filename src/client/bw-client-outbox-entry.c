/* bw-client-outbox-entry.c: one thing that waits to be written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-outbox-entry.h"

#include "bw-client-outbox-entry-private.h"
#include "bw-json.h"
#include "bw-model-error.h"
#include "bw-patch.h"

#include <string.h>

/* What a backend takes at most, and some room for the rest. */
#define MAX_LENGTH (2 * 1024 * 1024)

typedef enum
{
  PROP_STATE = 1,
  PROP_REASON,
} BwClientOutboxEntryProperty;

static GParamSpec *properties[PROP_REASON + 1];

G_DEFINE_FINAL_TYPE (BwClientOutboxEntry, bw_client_outbox_entry, G_TYPE_OBJECT)

static gboolean
read_text (JsonObject  *object,
           const char  *member,
           gboolean     is_required,
           char       **text,
           GError     **error)
{
  const char *value;

  if (!is_required && !bw_json_has (object, member))
    return TRUE;
  if (!bw_json_get_string (object, member, &value, error))
    return FALSE;

  *text = g_strdup (value);
  return TRUE;
}

static gboolean
read_members (BwClientOutboxEntry  *self,
              JsonObject           *object,
              GError              **error)
{
  gint64 number;

  if (bw_json_has (object, "withdrawn")
      && !bw_json_get_integer (object, "withdrawn", 0, G_MAXINT64, &self->withdrawn, error))
    return FALSE;

  if (!bw_json_get_integer (object, "number", 1, G_MAXINT64, &number, error)
      || !bw_json_get_integer (object, "added", 0, G_MAXINT64, &self->added, error)
      || !read_text (object, "title", TRUE, &self->title, error)
      || !read_text (object, "method", TRUE, &self->method, error)
      || !read_text (object, "path", TRUE, &self->path, error)
      || !read_text (object, "key", TRUE, &self->key, error)
      || !read_text (object, "base", FALSE, &self->base, error)
      || !read_text (object, "body", FALSE, &self->body, error)
      || !read_text (object, "etag", FALSE, &self->etag, error))
    return FALSE;

  self->number = (guint64) number;
  if (*self->path == '/' && g_uuid_string_is_valid (self->key))
    return TRUE;

  g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/path: must begin with a slash");
  return FALSE;
}

static void
set_unless_null (JsonObject *object,
                 const char *member,
                 const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

/* The document in an answer 412: the answer itself, or its member `current`. */
static JsonObject *
find_current (JsonNode *root)
{
  JsonObject *object;
  const char *id;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;

  object = json_node_get_object (root);
  if (bw_json_has (object, "current") && JSON_NODE_HOLDS_OBJECT (json_object_get_member (object, "current")))
    return json_object_get_object_member (object, "current");

  return bw_json_get_string (object, "id", &id, NULL) ? object : NULL;
}

/* (transfer full) (nullable) */
static JsonObject *
parse (const char *json)
{
  g_autoptr (JsonNode) root = json != NULL ? bw_json_parse (json, -1, MAX_LENGTH, NULL) : NULL;

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_dup_object (root) : NULL;
}

/* (transfer full) (nullable): what it wants to differ */
static JsonObject *
make_patch (BwClientOutboxEntry *self)
{
  g_autoptr (JsonObject) base = parse (self->base);
  g_autoptr (JsonObject) body = parse (self->body);

  return body != NULL ? bw_patch_make (base, body) : NULL;
}

/* (nullable): that it may be sent again goes before what the backend said of it, which is
 * there again when the disk knows. */
static const char *
get_told_reason (const BwClientOutboxEntry *self)
{
  return self->unkept != NULL ? self->unkept : self->reason;
}

static void
bw_client_outbox_entry_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  BwClientOutboxEntry *self = BW_CLIENT_OUTBOX_ENTRY (object);

  switch ((BwClientOutboxEntryProperty) property_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;

    case PROP_REASON:
      g_value_set_string (value, get_told_reason (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
bw_client_outbox_entry_finalize (GObject *object)
{
  BwClientOutboxEntry *self = BW_CLIENT_OUTBOX_ENTRY (object);

  g_free (self->title);
  g_free (self->method);
  g_free (self->path);
  g_free (self->base);
  g_free (self->body);
  g_free (self->etag);
  g_free (self->key);
  g_free (self->home);
  g_free (self->file);
  g_free (self->reason);
  g_free (self->unkept);
  g_free (self->current);
  g_free (self->current_etag);

  G_OBJECT_CLASS (bw_client_outbox_entry_parent_class)->finalize (object);
}

static void
bw_client_outbox_entry_class_init (BwClientOutboxEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = bw_client_outbox_entry_get_property;
  object_class->finalize = bw_client_outbox_entry_finalize;

  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, BW_TYPE_OUTBOX_STATE, BW_OUTBOX_STATE_WAITING, flags);
  properties[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bw_client_outbox_entry_init (BwClientOutboxEntry *self)
{
}

BwClientOutboxEntry *
bw_client_outbox_entry_new (guint64     number,
                            const char *title,
                            const char *method,
                            const char *path,
                            const char *body,
                            const char *etag)
{
  BwClientOutboxEntry *self = g_object_new (BW_TYPE_CLIENT_OUTBOX_ENTRY, NULL);

  self->number = number;
  self->title = g_strdup (title);
  self->method = g_strdup (method);
  self->path = g_strdup (path);
  self->body = g_strdup (body);
  self->etag = g_strdup (etag);
  self->key = g_uuid_string_random ();
  self->added = g_get_real_time ();
  return self;
}

BwClientOutboxEntry *
bw_client_outbox_entry_parse (const char  *text,
                              gsize        length,
                              GError     **error)
{
  g_autoptr (BwClientOutboxEntry) self = NULL;
  g_autoptr (JsonNode) root = bw_json_parse (text, (gssize) length, MAX_LENGTH, error);

  if (root == NULL)
    return NULL;

  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, ": must be an object");
      return NULL;
    }

  self = g_object_new (BW_TYPE_CLIENT_OUTBOX_ENTRY, NULL);
  return read_members (self, json_node_get_object (root), error) ? g_steal_pointer (&self) : NULL;
}

char *
bw_client_outbox_entry_to_text (BwClientOutboxEntry *self)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_int_member (object, "number", (gint64) self->number);
  json_object_set_int_member (object, "added", self->added);
  if (self->withdrawn != 0)
    json_object_set_int_member (object, "withdrawn", self->withdrawn);
  json_object_set_string_member (object, "title", self->title);
  json_object_set_string_member (object, "method", self->method);
  json_object_set_string_member (object, "path", self->path);
  json_object_set_string_member (object, "key", self->key);
  set_unless_null (object, "base", self->base);
  set_unless_null (object, "body", self->body);
  set_unless_null (object, "etag", self->etag);
  return bw_json_to_line (object);
}

char *
bw_client_outbox_entry_dup_name (BwClientOutboxEntry *self)
{
  return g_strdup_printf ("%020" G_GUINT64_FORMAT "-%s.json", self->number, self->key);
}

void
bw_client_outbox_entry_set_unkept (BwClientOutboxEntry *self,
                                   const char          *reason)
{
  if (g_strcmp0 (self->unkept, reason) == 0)
    return;

  g_free (self->unkept);
  self->unkept = g_strdup (reason);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REASON]);
}

void
bw_client_outbox_entry_set_state (BwClientOutboxEntry *self,
                                  BwOutboxState        state,
                                  const char          *reason)
{
  if (g_strcmp0 (self->reason, reason) != 0)
    {
      g_free (self->reason);
      self->reason = g_strdup (reason);
      if (self->unkept == NULL)
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REASON]);
    }

  if (self->state == state)
    return;

  self->is_tried = self->is_tried || state == BW_OUTBOX_STATE_SENDING;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
bw_client_outbox_entry_rest (BwClientOutboxEntry *self,
                             const char          *reason)
{
  bw_client_outbox_entry_set_state (self, self->withdrawn != 0 ? BW_OUTBOX_STATE_WITHDRAWN : BW_OUTBOX_STATE_WAITING,
                                    reason);
}

void
bw_client_outbox_entry_rebase (BwClientOutboxEntry *self,
                               const char          *onto,
                               const char          *etag)
{
  g_autoptr (JsonObject) standing = parse (onto);
  g_autoptr (JsonObject) patch = standing != NULL && self->base != NULL ? make_patch (self) : NULL;

  if (patch != NULL)
    {
      g_autoptr (JsonObject) body = bw_patch_apply (standing, patch);

      g_free (self->body);
      self->body = bw_json_to_line (body);
    }
  if (standing != NULL && self->base != NULL)
    {
      g_free (self->base);
      self->base = g_strdup (onto);
    }

  g_free (self->etag);
  self->etag = g_strdup (etag);
}

gboolean
bw_client_outbox_entry_keep (BwClientOutboxEntry *self,
                             const char          *answer,
                             gsize                length,
                             const char          *etag)
{
  g_autoptr (JsonNode) root = length > 0 ? bw_json_parse (answer, (gssize) length, MAX_LENGTH, NULL) : NULL;
  JsonObject *current = find_current (root);

  g_clear_pointer (&self->current, g_free);
  g_clear_pointer (&self->current_etag, g_free);
  if (etag != NULL)
    self->current_etag = g_strdup (etag);
  if (current == NULL)
    return FALSE;

  self->current = bw_json_to_line (current);
  if (etag == NULL && bw_json_has (current, "seq"))
    self->current_etag = g_strdup_printf ("%" G_GINT64_FORMAT,
                                          json_object_get_int_member_with_default (current, "seq", 0));

  return TRUE;
}

gboolean
bw_client_outbox_entry_compare (BwClientOutboxEntry *self,
                                const char          *answer,
                                gsize                length,
                                const char          *etag)
{
  g_autoptr (JsonObject) current = NULL;
  g_autoptr (JsonObject) patch = NULL;

  if (!bw_client_outbox_entry_keep (self, answer, length, etag))
    return FALSE;

  current = parse (self->current);
  patch = make_patch (self);
  return patch != NULL && bw_patch_is_in (patch, current);
}

/**
 * bw_client_outbox_entry_get_title:
 * @self: an entry
 *
 * Returns: (transfer none): what a person calls it
 */
const char *
bw_client_outbox_entry_get_title (BwClientOutboxEntry *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_OUTBOX_ENTRY (self), NULL);

  return self->title;
}

/**
 * bw_client_outbox_entry_get_state:
 * @self: an entry
 *
 * Returns: how far it has come
 */
BwOutboxState
bw_client_outbox_entry_get_state (BwClientOutboxEntry *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_OUTBOX_ENTRY (self), BW_OUTBOX_STATE_WAITING);

  return self->state;
}

/**
 * bw_client_outbox_entry_get_path:
 * @self: an entry
 *
 * Returns: (transfer none): where it goes to, as it was added
 */
const char *
bw_client_outbox_entry_get_path (BwClientOutboxEntry *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_OUTBOX_ENTRY (self), NULL);

  return self->path;
}

/**
 * bw_client_outbox_entry_get_reason:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): what stands against it
 */
const char *
bw_client_outbox_entry_get_reason (BwClientOutboxEntry *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_OUTBOX_ENTRY (self), NULL);

  return get_told_reason (self);
}

/**
 * bw_client_outbox_entry_get_added:
 * @self: an entry
 *
 * Returns: when it was entered, microseconds since 1970
 */
gint64
bw_client_outbox_entry_get_added (BwClientOutboxEntry *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_OUTBOX_ENTRY (self), 0);

  return self->added;
}

/**
 * bw_client_outbox_entry_get_body:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): JSON
 */
const char *
bw_client_outbox_entry_get_body (BwClientOutboxEntry *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_OUTBOX_ENTRY (self), NULL);

  return self->body;
}

/**
 * bw_client_outbox_entry_get_current:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): JSON of what stands there, if that is known
 */
const char *
bw_client_outbox_entry_get_current (BwClientOutboxEntry *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_OUTBOX_ENTRY (self), NULL);

  return self->current;
}

/**
 * bw_client_outbox_entry_get_base:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): JSON of what it changes, as it was
 */
const char *
bw_client_outbox_entry_get_base (BwClientOutboxEntry *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_OUTBOX_ENTRY (self), NULL);

  return self->base;
}

/**
 * bw_client_outbox_entry_is_removal:
 * @self: an entry
 *
 * Returns: whether something is to go
 */
gboolean
bw_client_outbox_entry_is_removal (BwClientOutboxEntry *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_OUTBOX_ENTRY (self), FALSE);

  return g_str_equal (self->method, "DELETE");
}

/**
 * bw_client_outbox_entry_is_tried:
 * @self: an entry
 *
 * Returns: whether it went at least once since the program began
 */
gboolean
bw_client_outbox_entry_is_tried (BwClientOutboxEntry *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_OUTBOX_ENTRY (self), FALSE);

  return self->is_tried;
}

/**
 * bw_client_outbox_entry_get_withdrawn:
 * @self: an entry
 *
 * Returns: when it was withdrawn, by the backend's clock, in microseconds; 0: it was not
 */
gint64
bw_client_outbox_entry_get_withdrawn (BwClientOutboxEntry *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_OUTBOX_ENTRY (self), 0);

  return self->withdrawn;
}

/**
 * bw_client_outbox_entry_is_found:
 * @self: an entry that is taken
 *
 * Returns: whether it stood there when it was sent: the answer to an earlier try was
 *   lost, or somebody else has written the same
 */
gboolean
bw_client_outbox_entry_is_discarded (BwClientOutboxEntry *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_OUTBOX_ENTRY (self), FALSE);

  return self->is_discarded;
}

/**
 * bw_client_outbox_entry_is_stuck:
 * @self: an entry
 *
 * Returns: whether it has come to its end, but its file cannot be removed: it is never
 *   sent, and stays in the list until it can
 */
gboolean
bw_client_outbox_entry_is_stuck (BwClientOutboxEntry *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_OUTBOX_ENTRY (self), FALSE);

  return self->is_leaving && self->file != NULL && !self->is_writing;
}

gboolean
bw_client_outbox_entry_is_found (BwClientOutboxEntry *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_OUTBOX_ENTRY (self), FALSE);

  return self->is_found;
}

/**
 * bw_client_outbox_entry_get_version:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): the ETag of what stands there, if that is known
 */
const char *
bw_client_outbox_entry_get_version (BwClientOutboxEntry *self)
{
  g_return_val_if_fail (BW_IS_CLIENT_OUTBOX_ENTRY (self), NULL);

  return self->current_etag;
}
