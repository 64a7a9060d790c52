"""The keys of the service, as files in CENTRAL_STATE/keys.

    keys/root/root.key        Ed25519, signs key lists and notices. Made here for now: it belongs on a stick
                              in a safe, see docs/central-setup.md; then `central keys … --root FILE`
    keys/answer.key           Ed25519, signs answers                       read by the web process
    keys/catalogue.key        Ed25519, signs the catalogue                 read by the web process
    keys/sealing/KID.key      X25519, opens records                        read by `central work` alone
    keys/ca/ca.key, ca.pem    the private certificate authority devices pin
    keys/ring.json            public: root key, sealing keys and their dates, serial
    keys/lists/SLUG.json      public: the key list of an organisation, signed by the root

`public` is what the web process imports. `sealing` holds the private keys that open records, and only the
worker and the command that makes them import it; a test proves that the web process does not.
"""
