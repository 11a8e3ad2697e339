/* bw-wall-machine.c: what tells this machine from others, in a few digits
 *
 * Machines that were set up from one image share the name, the token and often
 * /etc/machine-id: two walls would be one to the backend, and the one that goes on would
 * hide that the other has frozen. What no image copies is the address that was burnt into
 * a network card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-machine.h"

#include <string.h>

#define MACHINE_ID "etc/machine-id"
#define CARDS      "sys/class/net"

/* Of addr_assign_type: it is the card's own, neither set nor made up. */
#define PERMANENT  "0"

/* Made unlike what they are made of, a few digits tell apart what is called the same. */
#define PURPOSE    "bulwark-wall"
#define N_DIGITS   4

/* (transfer full) (nullable): the text of a file, without its end of line */
static char *
dup_text (const char *folder,
          const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL)) /* blocks: in a worker */
    return NULL;

  return g_strchomp (text);
}

/* (transfer full) (nullable): NULL: it is no card, or has no address of its own. */
static char *
dup_address (const char *card)
{
  g_autofree char *device = g_build_filename (card, "device", NULL);
  g_autofree char *kind = dup_text (card, "addr_assign_type");

  return g_file_test (device, G_FILE_TEST_EXISTS) && g_strcmp0 (kind, PERMANENT) == 0 ? dup_text (card, "address")
                                                                                      : NULL;
}

/* (transfer full) (nullable): of the first card by name: what is built in stands before
 * what is plugged in (enp…, enx…), which must not make it another machine. */
static char *
dup_first_address (const char *root)
{
  g_autofree char *path = g_build_filename (root, CARDS, NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autofree char *first = NULL;
  g_autofree char *address = NULL;
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *card = g_build_filename (path, name, NULL);
      g_autofree char *other = dup_address (card);

      if (other == NULL || (first != NULL && strcmp (first, name) < 0))
        continue;

      g_free (first);
      first = g_strdup (name);
      g_free (address);
      address = g_steal_pointer (&other);
    }

  return g_steal_pointer (&address);
}

static void
read_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  g_task_return_pointer (task, bw_wall_machine_dup_digits ("/"), g_free);
}

/**
 * bw_wall_machine_read_async:
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * The task holds no widget, of which its thread might let go last.
 */
void
bw_wall_machine_read_async (GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, bw_wall_machine_read_async);
  g_task_run_in_thread (task, read_in_worker);
}

/**
 * bw_wall_machine_read_finish:
 * @result: result
 *
 * Returns: (transfer full): "-" and the digits, or ""
 */
char *
bw_wall_machine_read_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * bw_wall_machine_dup_digits:
 * @root: "/" on a machine
 *
 * Returns: (transfer full): "-" and the digits, the same each time; "": nothing is known
 */
char *
bw_wall_machine_dup_digits (const char *root)
{
  g_autofree char *machine = dup_text (root, MACHINE_ID);
  g_autofree char *address = dup_first_address (root);
  g_autofree char *both = g_strjoin ("\n", machine != NULL ? machine : "", address, NULL);
  g_autofree char *digest = g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *) both, strlen (both),
                                                       PURPOSE, -1);

  return *both != '\0' ? g_strdup_printf ("-%.*s", N_DIGITS, digest) : g_strdup ("");
}
