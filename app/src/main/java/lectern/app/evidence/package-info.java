/** Where documents say what an answer says: pages that it names, and pages whose words and figures it has. */
package lectern.app.evidence;
