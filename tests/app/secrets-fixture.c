/* secrets-fixture.c: a keyring that a test plays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "secrets-fixture.h"

#include <string.h>

#define ROOT       "/org/freedesktop/secrets"
#define COLLECTION ROOT "/collection/login"
#define ALIAS      ROOT "/aliases/default"
#define SESSION    ROOT "/session/s1"
#define PROMPT     ROOT "/prompt/p"

/* The interfaces, as the specification writes them; what no client of ours calls is
 * left out. */
static const char description[] =
  "<node>"
  " <interface name='org.freedesktop.Secret.Service'>"
  "  <method name='OpenSession'><arg type='s' direction='in'/><arg type='v' direction='in'/>"
  "   <arg type='v' direction='out'/><arg type='o' direction='out'/></method>"
  "  <method name='SearchItems'><arg type='a{ss}' direction='in'/><arg type='ao' direction='out'/>"
  "   <arg type='ao' direction='out'/></method>"
  "  <method name='Unlock'><arg type='ao' direction='in'/><arg type='ao' direction='out'/>"
  "   <arg type='o' direction='out'/></method>"
  "  <method name='GetSecrets'><arg type='ao' direction='in'/><arg type='o' direction='in'/>"
  "   <arg type='a{o(oayays)}' direction='out'/></method>"
  "  <method name='ReadAlias'><arg type='s' direction='in'/><arg type='o' direction='out'/></method>"
  "  <property name='Collections' type='ao' access='read'/>"
  " </interface>"
  " <interface name='org.freedesktop.Secret.Collection'>"
  "  <method name='CreateItem'><arg type='a{sv}' direction='in'/><arg type='(oayays)' direction='in'/>"
  "   <arg type='b' direction='in'/><arg type='o' direction='out'/><arg type='o' direction='out'/></method>"
  "  <property name='Items' type='ao' access='read'/>"
  "  <property name='Label' type='s' access='read'/>"
  "  <property name='Locked' type='b' access='read'/>"
  "  <property name='Created' type='t' access='read'/>"
  "  <property name='Modified' type='t' access='read'/>"
  " </interface>"
  " <interface name='org.freedesktop.Secret.Item'>"
  "  <method name='Delete'><arg type='o' direction='out'/></method>"
  "  <method name='GetSecret'><arg type='o' direction='in'/><arg type='(oayays)' direction='out'/></method>"
  "  <property name='Locked' type='b' access='read'/>"
  "  <property name='Attributes' type='a{ss}' access='read'/>"
  "  <property name='Label' type='s' access='read'/>"
  "  <property name='Type' type='s' access='read'/>"
  "  <property name='Created' type='t' access='read'/>"
  "  <property name='Modified' type='t' access='read'/>"
  " </interface>"
  " <interface name='org.freedesktop.Secret.Prompt'>"
  "  <method name='Prompt'><arg type='s' direction='in'/></method>"
  "  <method name='Dismiss'/>"
  "  <signal name='Completed'><arg type='b'/><arg type='v'/></signal>"
  " </interface>"
  "</node>";

typedef struct
{
  char     *path;       /* (owned) */
  char     *label;      /* (owned) */
  char     *token;      /* (owned) */
  GVariant *attributes; /* (owned): a{ss} */
  guint     id;
} Item;

struct _SecretsFixture
{
  GDBusConnection *connection; /* (owned) */
  GDBusNodeInfo   *node;       /* (owned) */
  GPtrArray       *items;      /* (owned) (element-type Item) */
  SecretsMood      mood;
  GVariant        *asked_for;  /* (owned) (nullable): ao that the prompt would unlock */
  guint            owner;
  guint            n_made;
  guint            n_prompts;
  guint            n_asked;
  guint            n_revoked;
};

static void
free_item (gpointer data)
{
  Item *item = data;

  g_free (item->path);
  g_free (item->label);
  g_free (item->token);
  g_variant_unref (item->attributes);
  g_free (item);
}

static gboolean
is_locked (SecretsFixture *self)
{
  return self->mood != SECRETS_OPEN && self->mood != SECRETS_FAILING;
}

static Item *
find_path (SecretsFixture *self,
           const char     *path)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      if (g_str_equal (item->path, path))
        return item;
    }

  return NULL;
}

static Item *
find_server (SecretsFixture *self,
             const char     *server)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);
      const char *other;

      if (g_variant_lookup (item->attributes, "server", "&s", &other) && g_str_equal (other, server))
        return item;
    }

  return NULL;
}

/* All of what is asked for is among those of the item. */
static gboolean
is_match (Item     *item,
          GVariant *wanted)
{
  GVariantIter iter;
  const char *name;
  const char *value;

  g_variant_iter_init (&iter, wanted);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &value))
    {
      const char *own;

      if (!g_variant_lookup (item->attributes, name, "&s", &own) || !g_str_equal (own, value))
        return FALSE;
    }

  return TRUE;
}

static GVariant *
list_items (SecretsFixture *self,
            GVariant       *wanted)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("ao"));
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      if (wanted == NULL || is_match (item, wanted))
        g_variant_builder_add (&builder, "o", item->path);
    }

  return g_variant_builder_end (&builder);
}

static GVariant *
make_secret (const char *token)
{
  return g_variant_new ("(o@ay@ays)", SESSION, g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, NULL, 0, 1),
                        g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, token, strlen (token), 1), "text/plain");
}

static GVariant *
on_object_get_cb (GDBusConnection  *connection,
                  const char       *sender,
                  const char       *path,
                  const char       *interface,
                  const char       *property,
                  GError          **error,
                  gpointer          user_data)
{
  SecretsFixture *self = user_data;
  Item *item = find_path (self, path);

  if (g_str_equal (property, "Collections"))
    return g_variant_new_parsed ("[objectpath %o]", COLLECTION);
  if (g_str_equal (property, "Items"))
    return list_items (self, NULL);
  if (g_str_equal (property, "Locked"))
    return g_variant_new_boolean (is_locked (self));
  if (g_str_equal (property, "Created") || g_str_equal (property, "Modified"))
    return g_variant_new_uint64 (0);
  if (g_str_equal (property, "Type"))
    return g_variant_new_string ("io.github.bulwarkdesk.Bulwark");
  if (g_str_equal (property, "Attributes"))
    return g_variant_ref (item->attributes);

  return g_variant_new_string (item != NULL ? item->label : "Login");
}

static void on_object_call_cb (GDBusConnection       *connection,
                               const char            *sender,
                               const char            *path,
                               const char            *interface,
                               const char            *method,
                               GVariant              *parameters,
                               GDBusMethodInvocation *invocation,
                               gpointer               user_data);

static const GDBusInterfaceVTable table = { on_object_call_cb, on_object_get_cb, NULL, { NULL } };

static guint
publish (SecretsFixture *self,
         const char     *path,
         const char     *interface)
{
  g_autoptr (GError) error = NULL;
  guint id;

  id = g_dbus_connection_register_object (self->connection, path,
                                          g_dbus_node_info_lookup_interface (self->node, interface), &table, self,
                                          NULL, &error);
  g_assert_no_error (error);
  return id;
}

static Item *
add_item (SecretsFixture *self,
          const char     *label,
          GVariant       *attributes,
          const char     *token)
{
  Item *item = g_new0 (Item, 1);

  item->path = g_strdup_printf (COLLECTION "/%u", ++self->n_made);
  item->label = g_strdup (label);
  item->token = g_strdup (token);
  item->attributes = g_variant_ref_sink (attributes);
  item->id = publish (self, item->path, "org.freedesktop.Secret.Item");
  g_ptr_array_add (self->items, item);
  return item;
}

static void
open_session (GVariant              *parameters,
              GDBusMethodInvocation *invocation)
{
  const char *algorithm;

  g_variant_get_child (parameters, 0, "&s", &algorithm);
  if (g_str_equal (algorithm, "plain"))
    g_dbus_method_invocation_return_value (invocation,
                                           g_variant_new ("(vo)", g_variant_new_string (""), SESSION));
  else
    g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.DBus.Error.NotSupported", "plain only");
}

static void
search (SecretsFixture        *self,
        GVariant              *parameters,
        GDBusMethodInvocation *invocation)
{
  g_autoptr (GVariant) wanted = g_variant_get_child_value (parameters, 0);
  GVariant *found = list_items (self, wanted);
  GVariant *none = g_variant_new_array (G_VARIANT_TYPE_OBJECT_PATH, NULL, 0);

  g_dbus_method_invocation_return_value (invocation, is_locked (self) ? g_variant_new ("(@ao@ao)", none, found)
                                                                      : g_variant_new ("(@ao@ao)", found, none));
}

static void
unlock (SecretsFixture        *self,
        GVariant              *parameters,
        GDBusMethodInvocation *invocation)
{
  g_autoptr (GVariant) wanted = g_variant_get_child_value (parameters, 0);
  g_autofree char *prompt = NULL;
  GVariant *none;

  if (!is_locked (self))
    {
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(@aoo)", wanted, "/"));
      return;
    }

  g_clear_pointer (&self->asked_for, g_variant_unref);
  self->asked_for = g_variant_ref (wanted);
  prompt = g_strdup_printf (PROMPT "%u", ++self->n_prompts);
  publish (self, prompt, "org.freedesktop.Secret.Prompt");
  none = g_variant_new_array (G_VARIANT_TYPE_OBJECT_PATH, NULL, 0);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(@aoo)", none, prompt));
}

static void
complete (SecretsFixture *self,
          const char     *prompt,
          gboolean        is_dismissed)
{
  GVariant *unlocked = is_dismissed ? g_variant_new_array (G_VARIANT_TYPE_OBJECT_PATH, NULL, 0)
                                    : g_variant_ref (self->asked_for);

  g_assert_true (g_dbus_connection_emit_signal (self->connection, NULL, prompt, "org.freedesktop.Secret.Prompt",
                                                "Completed", g_variant_new ("(bv)", is_dismissed, unlocked), NULL));
  if (!is_dismissed)
    g_variant_unref (unlocked);
}

static void
ask (SecretsFixture        *self,
     const char            *prompt,
     GDBusMethodInvocation *invocation)
{
  self->n_asked++;
  g_dbus_method_invocation_return_value (invocation, NULL);
  if (self->mood == SECRETS_YIELDING)
    {
      self->mood = SECRETS_OPEN;
      complete (self, prompt, FALSE);
    }
  else if (self->mood == SECRETS_DISMISSED)
    {
      complete (self, prompt, TRUE);
    }
}

static void
take_back (SecretsFixture        *self,
        const char            *prompt,
        GDBusMethodInvocation *invocation)
{
  self->n_revoked++;
  g_dbus_method_invocation_return_value (invocation, NULL);
  complete (self, prompt, TRUE);
}

static void
create (SecretsFixture        *self,
        GVariant              *parameters,
        GDBusMethodInvocation *invocation)
{
  g_autoptr (GVariant) properties = g_variant_get_child_value (parameters, 0);
  g_autoptr (GVariant) secret = g_variant_get_child_value (parameters, 1);
  g_autoptr (GVariant) value = g_variant_get_child_value (secret, 2);
  g_autoptr (GVariant) attributes = NULL;
  g_autofree char *token = NULL;
  const char *label = "";
  const char *server = NULL;
  Item *item;

  if (is_locked (self))
    {
      g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.Secret.Error.IsLocked", "it is locked");
      return;
    }

  attributes = g_variant_lookup_value (properties, "org.freedesktop.Secret.Item.Attributes", G_VARIANT_TYPE ("a{ss}"));
  g_assert_nonnull (attributes);
  g_variant_lookup (properties, "org.freedesktop.Secret.Item.Label", "&s", &label);
  token = g_strndup (g_variant_get_data (value), g_variant_get_size (value));
  g_assert_true (g_variant_lookup (attributes, "server", "&s", &server));
  item = find_server (self, server);
  if (item != NULL)
    {
      g_free (item->token);
      item->token = g_steal_pointer (&token);
    }
  else
    {
      item = add_item (self, label, attributes, token);
    }

  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(oo)", item->path, "/"));
}

static void
remove_item (SecretsFixture        *self,
        const char            *path,
        GDBusMethodInvocation *invocation)
{
  Item *item = find_path (self, path);

  if (is_locked (self))
    {
      g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.Secret.Error.IsLocked", "it is locked");
      return;
    }

  g_dbus_connection_unregister_object (self->connection, item->id);
  g_ptr_array_remove (self->items, item);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", "/"));
}

static void
give_all (SecretsFixture        *self,
          GVariant              *parameters,
          GDBusMethodInvocation *invocation)
{
  g_autoptr (GVariant) paths = g_variant_get_child_value (parameters, 0);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *path;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{o(oayays)}"));
  g_variant_iter_init (&iter, paths);
  while (g_variant_iter_next (&iter, "&o", &path))
    {
      Item *item = find_path (self, path);

      if (item != NULL && !is_locked (self))
        g_variant_builder_add (&builder, "{o@(oayays)}", path, make_secret (item->token));
    }

  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(a{o(oayays)})", &builder));
}

static void
on_object_call_cb (GDBusConnection       *connection,
                   const char            *sender,
                   const char            *path,
                   const char            *interface,
                   const char            *method,
                   GVariant              *parameters,
                   GDBusMethodInvocation *invocation,
                   gpointer               user_data)
{
  SecretsFixture *self = user_data;

  if (self->mood == SECRETS_FAILING)
    g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.DBus.Error.IOError", "the disk is full");
  else if (g_str_equal (method, "OpenSession"))
    open_session (parameters, invocation);
  else if (g_str_equal (method, "SearchItems"))
    search (self, parameters, invocation);
  else if (g_str_equal (method, "Unlock"))
    unlock (self, parameters, invocation);
  else if (g_str_equal (method, "GetSecrets"))
    give_all (self, parameters, invocation);
  else if (g_str_equal (method, "ReadAlias"))
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", COLLECTION));
  else if (g_str_equal (method, "CreateItem"))
    create (self, parameters, invocation);
  else if (g_str_equal (method, "Delete"))
    remove_item (self, path, invocation);
  else if (g_str_equal (method, "Prompt"))
    ask (self, path, invocation);
  else if (g_str_equal (method, "Dismiss"))
    take_back (self, path, invocation);
  else
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(@(oayays))",
                                                                      make_secret (find_path (self, path)->token)));
}

static void
on_name_acquired_cb (GDBusConnection *connection,
                     const char      *name,
                     gpointer         user_data)
{
  *(gboolean *) user_data = TRUE;
}

SecretsFixture *
secrets_fixture_new (SecretsMood mood)
{
  SecretsFixture *self = g_new0 (SecretsFixture, 1);
  g_autoptr (GError) error = NULL;
  const char *name = g_getenv ("SECRET_SERVICE_BUS_NAME");
  gboolean is_there = FALSE;

  self->mood = mood;
  self->items = g_ptr_array_new_with_free_func (free_item);
  self->node = g_dbus_node_info_new_for_xml (description, &error);
  g_assert_no_error (error);
  self->connection = g_dbus_connection_new_for_address_sync (g_getenv ("DBUS_SESSION_BUS_ADDRESS"),
                                                             G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                                               | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                             NULL, NULL, &error);
  g_assert_no_error (error);
  publish (self, ROOT, "org.freedesktop.Secret.Service");
  publish (self, COLLECTION, "org.freedesktop.Secret.Collection");
  publish (self, ALIAS, "org.freedesktop.Secret.Collection");
  self->owner = g_bus_own_name_on_connection (self->connection, name != NULL ? name : "org.freedesktop.secrets",
                                              G_BUS_NAME_OWNER_FLAGS_NONE, on_name_acquired_cb, NULL, &is_there, NULL);
  while (!is_there)
    g_main_context_iteration (NULL, TRUE);
  return self;
}

void
secrets_fixture_free (SecretsFixture *self)
{
  g_bus_unown_name (self->owner);
  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  g_object_unref (self->connection);
  g_dbus_node_info_unref (self->node);
  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->asked_for, g_variant_unref);
  g_free (self);
}

void
secrets_fixture_set_mood (SecretsFixture *self,
                          SecretsMood     mood)
{
  self->mood = mood;
}

void
secrets_fixture_add (SecretsFixture *self,
                     const char     *server,
                     const char     *token)
{
  add_item (self, "kept before",
            g_variant_new_parsed ("{'server': %s, 'xdg:schema': 'io.github.bulwarkdesk.Bulwark'}", server), token);
}

char *
secrets_fixture_dup_token (SecretsFixture *self,
                           const char     *server)
{
  Item *item = find_server (self, server);

  return item != NULL ? g_strdup (item->token) : NULL;
}

char *
secrets_fixture_dup_outside (SecretsFixture *self,
                             const char     *server)
{
  Item *item = find_server (self, server);
  g_autofree char *attributes = item != NULL ? g_variant_print (item->attributes, FALSE) : NULL;

  return item != NULL ? g_strdup_printf ("%s %s", item->label, attributes) : NULL;
}

guint
secrets_fixture_get_n_items (SecretsFixture *self)
{
  return self->items->len;
}

guint
secrets_fixture_get_n_asked (SecretsFixture *self)
{
  return self->n_asked;
}

guint
secrets_fixture_get_n_revoked (SecretsFixture *self)
{
  return self->n_revoked;
}
